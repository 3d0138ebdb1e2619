import { expect, test } from "vitest";
import { viewQuery } from "./query";

test("keeps filter, sort and columns", () => {
  const kept = new URLSearchParams(
    viewQuery("queue=all&priority=high&sort=due&order=asc&columns=number,subject"),
  );
  expect(Object.fromEntries(kept)).toEqual({
    queue: "all",
    priority: "high",
    sort: "due",
    order: "asc",
    columns: "number,subject",
  });
});

test("leaves out the page, other views and what the list does not know", () => {
  expect(viewQuery("view=4&cursor=abc&evil=%3Cscript%3E&queue=nowhere")).toBe("");
});
