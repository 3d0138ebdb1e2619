import { beforeEach, describe, expect, test } from "vitest";
import { type Shortcut, ShortcutRegistry, type Surroundings } from "./registry";

const HERE: Surroundings = { typing: false, onControl: false, dialog: false, singleKeys: true };

let registry: ShortcutRegistry;
let done: string[];
beforeEach(() => {
  registry = new ShortcutRegistry();
  done = [];
});

const shortcut = (keys: string, does = keys): Shortcut => ({ keys, label: does, run: () => done.push(does) });
const add = (group: string, list: Shortcut[], inDialog = false) =>
  registry.add({ group, inDialog, read: () => list });

function press(stroke: string, where: Partial<Surroundings> = {}, { repeat = false, at = 0 } = {}) {
  const found = registry.press(stroke, repeat, at, { ...HERE, ...where });
  if (typeof found === "function") found();
  return found;
}

describe("a press", () => {
  test("runs what was registered, and nothing once that is gone", () => {
    const remove = add("Ticket", [shortcut("r")]);
    press("r");
    remove();
    press("r");
    expect(done).toEqual(["r"]);
  });

  test("goes to the one registered last", () => {
    add("Panel", [shortcut("/", "palette")]);
    add("List", [shortcut("/", "search")]);
    press("/");
    expect(done).toEqual(["search"]);
  });

  test("does nothing while one types, except with Ctrl or Cmd", () => {
    add("Panel", [shortcut("c"), shortcut("mod+k"), shortcut("escape")]);
    for (const stroke of ["c", "escape", "mod+k"]) press(stroke, { typing: true });
    expect(done).toEqual(["mod+k"]);
  });

  test("does nothing behind a dialog, except what the dialog registered", () => {
    add("Ticket", [shortcut("e")]);
    add("Dialog", [shortcut("n")], true);
    press("e", { dialog: true });
    press("n", { dialog: true });
    expect(done).toEqual(["n"]);
  });

  test("leaves Enter to the button or link that has the focus", () => {
    add("List", [shortcut("enter")]);
    press("enter", { onControl: true });
    press("enter");
    expect(done).toEqual(["enter"]);
  });

  test("of a single key does nothing once these are switched off", () => {
    add("Panel", [shortcut("c"), shortcut("g i"), shortcut("mod+k")]);
    for (const stroke of ["c", "g", "i", "mod+k"]) press(stroke, { singleKeys: false });
    expect(done).toEqual(["mod+k"]);
  });

  test("that is held repeats moving only", () => {
    add("List", [shortcut("j"), shortcut("e")]);
    press("j", {}, { repeat: true });
    press("e", {}, { repeat: true });
    expect(done).toEqual(["j"]);
  });
});

describe("a sequence", () => {
  beforeEach(() => {
    add("Go to", [shortcut("g i"), shortcut("g m")]);
    add("List", [shortcut("e"), shortcut("m")]);
  });

  test("runs at its second key", () => {
    expect(press("g")).toBe("wait");
    press("m");
    expect(done).toEqual(["g m"]);
  });

  test("swallows a second key that it does not know", () => {
    press("g");
    press("e");
    press("e");
    expect(done).toEqual(["e"]);
  });

  test("is forgotten after a while", () => {
    press("g");
    press("m", {}, { at: 2_000 });
    expect(done).toEqual(["m"]);
  });
});

test("groups hold each keys once, the innermost first, without hidden ones and dialogs' own", () => {
  add("Panel", [shortcut("/", "palette"), shortcut("c")]);
  add("List", [shortcut("/", "search"), { ...shortcut("arrowdown"), hidden: true }]);
  add("Dialog", [shortcut("n")], true);
  const shown = registry.groups().map(({ group, shortcuts }) => [group, shortcuts.map(({ label }) => label)]);
  expect(shown).toEqual([
    ["List", ["search"]],
    ["Panel", ["c"]],
  ]);
});
