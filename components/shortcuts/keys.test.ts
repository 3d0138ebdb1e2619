import { describe, expect, test } from "vitest";
import { isCharacter, keyWords, type Pressed, repeats, strokeOf, toStrokes } from "./keys";

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("a stroke", () => {
  test.each([
    ["a letter", press("j"), "j"],
    ["a letter with Caps Lock", press("J"), "j"],
    ["Shift and a letter", press("J", { shiftKey: true }), "shift+j"],
    ["Ctrl", press("k", { ctrlKey: true }), "mod+k"],
    ["Cmd and Shift", press("K", { metaKey: true, shiftKey: true }), "mod+shift+k"],
    ["a sign by Shift", press("?", { shiftKey: true }), "?"],
    ["a sign by AltGr on Windows", press("#", { ctrlKey: true, altKey: true }), "#"],
    ["a sign by Option on a British Mac", press("#", { altKey: true }), "#"],
    ["Alt and a letter", press("e", { altKey: true }), null],
    ["Shift alone", press("Shift", { shiftKey: true }), null],
    ["Enter", press("Enter"), "enter"],
    ["the space bar", press(" "), "space"],
    ["j on a Russian keyboard", press("о", { code: "KeyJ" }), "j"],
    ["Ctrl K on a Greek keyboard", press("κ", { code: "KeyK", ctrlKey: true }), "mod+k"],
    ["a sign on the key of a letter", press("/", { code: "KeyQ" }), "/"],
  ])("%s", (_, event, stroke) => {
    expect(strokeOf(event)).toBe(stroke);
  });
});

test("shortcuts are written in any order and case", () => {
  expect(toStrokes("G i")).toEqual(["g", "i"]);
  expect(toStrokes("Shift+Mod+K")).toEqual(["mod+shift+k"]);
  expect(toStrokes("esc")).toEqual(["escape"]);
});

test("only those that type a character count as characters", () => {
  expect(["j", "shift+j", "#", "mod+k", "enter", "arrowdown"].filter(isCharacter)).toEqual([
    "j",
    "shift+j",
    "#",
  ]);
});

test("moving goes on while a key is held, resolving does not", () => {
  expect(["j", "shift+k", "arrowdown", "e", "x", "mod+k"].filter(repeats)).toEqual([
    "j",
    "shift+k",
    "arrowdown",
  ]);
});

test("words for the keys follow the machine", () => {
  expect(keyWords("mod+k", true)).toEqual([["⌘", "K"]]);
  expect(keyWords("mod+k", false)).toEqual([["Ctrl", "K"]]);
  expect(keyWords("g i", false)).toEqual([["G"], ["I"]]);
  expect(keyWords("shift+j", false)).toEqual([["Shift", "J"]]);
  expect(keyWords("?", false)).toEqual([["?"]]);
});
