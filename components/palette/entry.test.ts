import { expect, test } from "vitest";
import { type Entry, type EntryGroup, firstOf, narrow } from "./entry";

const entry = (label: string, more: Partial<Entry> = {}): Entry => ({
  key: label,
  icon: null,
  label,
  href: "/",
  ...more,
});
const GROUPS: EntryGroup[] = [
  { value: "Ticket", items: [entry("Assign"), entry("Resolve")] },
  {
    value: "Go to",
    items: [entry("Mine", { words: "my assigned tickets" }), entry("Billing", { detail: "Department" })],
  },
  { value: "Settings", items: [entry("Departments")] },
  { value: "Recent tickets", items: [] },
];
const labels = (query: string) =>
  narrow(GROUPS, query).map(({ value, items }) => [value, ...items.map(({ label }) => label)]);

test("everything stands there before something is typed, empty groups do not", () => {
  expect(labels(" ").map(([group]) => group)).toEqual(["Ticket", "Go to", "Settings"]);
});

test("a label's own words come before those that only help to find it", () => {
  expect(labels("assign")).toEqual([
    ["Ticket", "Assign"],
    ["Go to", "Mine"],
  ]);
});

test("the kind and the group are found too", () => {
  expect(labels("billing dep")).toEqual([["Go to", "Billing"]]);
  expect(labels("settings dep")).toEqual([["Settings", "Departments"]]);
});

test("nothing answers to what is nowhere", () => {
  expect(labels("zzz")).toEqual([]);
});

test("the first entries are cut out of their groups", () => {
  const first = firstOf(GROUPS, 3).map(({ value, items }) => [value, items.length]);
  expect(first).toEqual([
    ["Ticket", 2],
    ["Go to", 1],
  ]);
});
