import { expect, test } from "vitest";
import { readListQuery } from "@/lib/tickets/list-query";
import { filterChips, withoutFilter, withoutFilters } from "./filter-words";

const names = {
  staff: [{ id: 7, name: "Ben" }],
  teams: [],
  departments: [{ id: 3, name: "Support" }],
  topics: [],
  customer: "Ana",
};
const chips = (parameters: Record<string, string>) =>
  filterChips(readListQuery(parameters), names).map(({ label, text }) => `${label}: ${text}`);

test("says each filter in a reader's words", () => {
  expect(chips({ assignee: "me,7", department: "3", customer: "9" })).toEqual([
    "Assignee: me, Ben",
    "Department: Support",
    "Customer: Ana",
  ]);
  expect(chips({ priority: "low,normal,high" })).toEqual(["Priority: Low, Normal +1"]);
  expect(chips({ tag: "refund,vip" })).toEqual(["Tag: refund and vip"]);
});

test("says days as a reader writes them", () => {
  expect(chips({ createdFrom: "2026-11-01", createdTo: "2026-11-23" })).toEqual([
    "Created: 1 Nov 2026 – 23 Nov 2026",
  ]);
  expect(chips({ updatedTo: "2026-11-23" })).toEqual(["Updated: until 23 Nov 2026"]);
});

test("somebody who is gone is still a filter", () => {
  expect(chips({ assignee: "99" })).toEqual(["Assignee: number 99"]);
});

test("a queue, a sort and a search are no filters", () => {
  expect(chips({ queue: "mine", sort: "due", q: "refund" })).toEqual([]);
});

test("taking filters away leaves queue and sort", () => {
  const query = readListQuery({ queue: "mine", sort: "due", overdue: "1", state: "open", q: "x" });
  expect(withoutFilter(query, "overdue")).toMatchObject({ overdue: false, state: ["open"], q: "x" });
  expect(withoutFilters(query)).toEqual(readListQuery({ queue: "mine", sort: "due" }));
});
