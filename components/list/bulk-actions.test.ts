import { describe, expect, test } from "vitest";
import { readListQuery } from "@/lib/tickets/list-query";
import type { TicketLine } from "@/lib/tickets/views";
import { belongs } from "./belongs";
import {
  addTag,
  assign,
  doneWords,
  moveTo,
  patched,
  prioritise,
  removeTag,
  seenIn,
  setState,
} from "./bulk-actions";

const line: TicketLine = {
  id: 12,
  subject: "Refund",
  preview: "",
  lastKind: "customer",
  state: "open",
  folder: "inbox",
  priority: "normal",
  createdAt: new Date(0),
  updatedAt: new Date(0),
  dueAt: null,
  pendingUntil: null,
  customer: { id: 1, name: "Ana", email: "ana@example.com" },
  assignee: null,
  team: null,
  department: { id: 3, name: "Support" },
  topic: null,
  tags: [{ id: 5, name: "Refund" }],
  hasAttachments: false,
  unread: false,
  viewers: [],
  hit: null,
};
const ben = { id: 7, name: "Ben" };

test("says what was done to one and to many", () => {
  expect(doneWords(assign(ben), [12])).toBe("Ticket #12 assigned to Ben.");
  expect(doneWords(prioritise("high"), [1, 2])).toBe("2 tickets set to high priority.");
  expect(doneWords(moveTo("trash"), [1, 2, 3])).toBe("3 tickets moved to the trash.");
});

test("sends along what the reader saw in the fields that are set, and only those", () => {
  expect(seenIn(line, assign(ben).set)).toEqual({ assigneeId: null });
  expect(seenIn(line, setState("resolved").set)).toEqual({ state: "open", pendingUntil: null });
  expect(seenIn(line, addTag("vip").set)).toEqual({});
});

test("shows tags before the answer is here, whatever their case", () => {
  expect(patched(line, addTag("refund")).tags).toHaveLength(1);
  expect(patched(line, addTag("vip")).tags.map(({ name }) => name)).toEqual(["Refund", "vip"]);
  expect(patched(line, removeTag("REFUND")).tags).toEqual([]);
});

describe("what leaves the list", () => {
  const after = (action: Parameters<typeof patched>[1], parameters: Record<string, string>) =>
    belongs(patched(line, action), readListQuery(parameters), 7);

  test("an assigned ticket leaves Unassigned and enters Mine", () => {
    expect(after(assign(ben), { queue: "unassigned" })).toBe(false);
    expect(after(assign(ben), { queue: "mine" })).toBe(true);
  });

  test("a resolved one leaves Open and stays in All", () => {
    expect(after(setState("resolved"), {})).toBe(false);
    expect(after(setState("resolved"), { queue: "all" })).toBe(true);
  });

  test("a trashed one leaves All", () => {
    expect(after(moveTo("trash"), { queue: "all" })).toBe(false);
    expect(after(moveTo("trash"), { queue: "trash" })).toBe(true);
  });

  test("filters count too", () => {
    expect(after(prioritise("high"), { priority: "normal,low" })).toBe(false);
    expect(after(removeTag("refund"), { tag: "refund" })).toBe(false);
    expect(after(assign(ben), { assignee: "me" })).toBe(true);
  });
});
