import { expect, it } from "vitest";
import { type Cursor, formatCursor, parseCursor } from "./cursor";
import { SORTS } from "./list-query";

const at = new Date("2026-11-23T09:00:00.123Z");

it.each(SORTS)("comes back as it went, sorted by %s", (sort) => {
  const cursor: Cursor = { way: "older", value: { at, priority: "emergency" }, id: 1042 };
  expect(parseCursor(formatCursor(cursor, sort), sort)).toEqual(cursor);
  expect(parseCursor(formatCursor({ ...cursor, way: "newer" }, sort), sort)?.way).toBe("newer");
});

it("has no due date only where it is sorted by that", () => {
  const cursor: Cursor = { way: "newer", value: { at: null, priority: "low" }, id: 7 };
  expect(parseCursor(formatCursor(cursor, "due"), "due")).toEqual(cursor);
  expect(parseCursor(formatCursor(cursor, "updated"), "updated")).toBeNull();
});

it.each([
  null,
  "",
  "o-u-1-5-0",
  "o-c-1-5-3",
  "o-u-4-5-3",
  "o-u-1-999999999999999-3",
  "o-u-1-5-99999999999",
  "s-50",
])("begins at the top for %j", (text) => {
  expect(parseCursor(text, "updated")).toBeNull();
});
