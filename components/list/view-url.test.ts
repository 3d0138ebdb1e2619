import { expect, test } from "vitest";
import { readListQuery } from "@/lib/tickets/list-query";
import { isEdited, viewListQuery, viewParameters, viewUrl } from "./view-url";

const view = { id: 7, name: "Refunds", shared: false, changeable: true, query: "queue=all&tag=refund,gift" };

test("a view's list is its filter and its own id", () => {
  expect(viewListQuery(view)).toMatchObject({ queue: "all", tag: ["refund", "gift"], view: 7, cursor: null });
  expect(viewUrl(view)).toContain("view=7");
});

test("what a view keeps leaves out the page and the view", () => {
  const query = { ...viewListQuery(view), cursor: "abc" };
  expect(viewParameters(query)).not.toMatch(/cursor|view/);
});

test("another page of it is no edit, another filter is", () => {
  const query = viewListQuery(view);
  expect(isEdited({ ...query, cursor: "abc" }, view)).toBe(false);
  expect(isEdited({ ...query, overdue: true }, view)).toBe(true);
  expect(isEdited(readListQuery({ view: "7" }), view)).toBe(true);
});
