import { LARGEST_ID } from "@/lib/largest-id";
import { PRIORITIES, type Priority } from "./kinds";
import type { Sort } from "./list-query";

/** What a list is sorted by at one of its tickets. `at` is null where that has no due date. */
export type CursorValue = { at: Date | null; priority: Priority };

/** The place in a list that a page begins behind, or ends before. */
export type Cursor = { way: "older" | "newer"; value: CursorValue; id: number };

const PATTERN = /^([on])-(u|c|d|p)-([0-3])-(\d{1,14}|n)-([1-9]\d{0,9})$/;
const SORT_LETTERS = { updated: "u", created: "c", due: "d", priority: "p" } as const satisfies Record<
  Sort,
  string
>;

/** As the URL holds it: opaque to everybody else. */
export function formatCursor({ way, value, id }: Cursor, sort: Sort): string {
  const priority = PRIORITIES.indexOf(value.priority);
  return `${way[0]}-${SORT_LETTERS[sort]}-${priority}-${value.at?.getTime() ?? "n"}-${id}`;
}

/** Null where it is none, or one of a list with another sort: that list then begins at its top. */
export function parseCursor(text: string | null, sort: Sort): Cursor | null {
  const [, way, letter, priority, time, id] = PATTERN.exec(text ?? "") ?? [];
  if (!way || letter !== SORT_LETTERS[sort] || Number(id) > LARGEST_ID) return null;
  const at = time === "n" ? null : new Date(Number(time));
  if (at && Number.isNaN(at.getTime())) return null;
  if (at === null && sort !== "due") return null;
  return {
    way: way === "o" ? "older" : "newer",
    value: { at, priority: PRIORITIES[Number(priority)] ?? "normal" },
    id: Number(id),
  };
}
