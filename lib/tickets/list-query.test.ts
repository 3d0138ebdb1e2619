import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListQuery, listUrl, readListQuery } from "./list-query";

const everything: ListQuery = {
  queue: "open",
  state: [],
  priority: [],
  department: [],
  team: [],
  assignee: [],
  topic: [],
  tag: [],
  customer: null,
  source: [],
  createdFrom: null,
  createdTo: null,
  updatedFrom: null,
  updatedTo: null,
  overdue: false,
  attachment: false,
  q: "",
  sort: "updated",
  order: "desc",
  columns: null,
  view: null,
  cursor: null,
};

describe("readListQuery", () => {
  it("shows the open tickets, the last changed first, when the URL says nothing", () => {
    expect(readListQuery({})).toEqual(everything);
  });

  it("reads lists with commas, repeated, or both", () => {
    expect(
      readListQuery({ state: "open,pending", department: ["3", "5,3"], assignee: "none,me,7", tag: "a b,c" }),
    ).toEqual({
      ...everything,
      state: ["open", "pending"],
      department: [3, 5],
      assignee: ["none", "me", 7],
      tag: ["a b", "c"],
    });
    expect(readListQuery({ source: ["Phone, at night", "API", "API"] }).source).toEqual([
      "Phone, at night",
      "API",
    ]);
  });

  it.each([
    [{ queue: "inbox", state: "solved", department: "0", priority: "urgent", sort: "subject", order: "up" }],
    [{ department: "2147483648", customer: "1e3", view: "-1", assignee: "you", columns: "shoes" }],
    [{ createdFrom: "2026-02-30", createdTo: "yesterday", updatedFrom: "2026-1-1", overdue: "yes" }],
    [{ cursor: " ", q: "\0 \0", state: [], department: ["x", ""], tag: ",", source: "" }],
  ])("passes over what makes no sense: %j", (parameters) => {
    expect(readListQuery(parameters)).toEqual(everything);
  });

  it("cuts an endless search, and stores nothing that Postgres can't", () => {
    expect(readListQuery({ q: "x".repeat(5000) }).q).toHaveLength(200);
    expect(readListQuery({ q: "a\ud800b" }).q).toBe("a\ufffdb");
    expect(readListQuery({ q: `${"x".repeat(199)}🙂` }).q.isWellFormed()).toBe(true);
    expect(readListQuery({ tag: Array.from({ length: 500 }, (_, n) => `t${n}`).join() }).tag).toHaveLength(
      50,
    );
  });
});

it("reads any address, and its own as what it wrote", () => {
  const names = Object.keys(everything);
  const value = fc.oneof(
    fc.string({ maxLength: 240, unit: "binary" }),
    fc.constantFrom("1", "me", "asc", "due", "a,b"),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.array(value, { maxLength: 3 })), (given) => {
      const url = listUrl(readListQuery(given));
      const { searchParams } = new URL(url, "http://desk");
      const again = Object.fromEntries(
        [...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]),
      );
      expect(listUrl(readListQuery(again))).toBe(url);
    }),
    { numRuns: 1_000 },
  );
});

describe("listUrl", () => {
  it.each([
    everything,
    { ...everything, queue: "all", q: "a&b=c #1 ü priority:high" },
    { ...everything, queue: "mine", department: [3, 4], priority: ["low", "high"], cursor: "o1-5" },
    { ...everything, assignee: ["none", 7], source: ["a,b", "API"], tag: ["très bien", "x"], team: [1] },
    { ...everything, createdFrom: "2026-01-01", updatedTo: "2026-02-28", overdue: true, attachment: true },
    { ...everything, sort: "due", order: "asc", columns: ["number", "subject"], view: 12, customer: 9 },
  ] satisfies ListQuery[])("comes back as it went: %j", (query) => {
    const { searchParams } = new URL(listUrl(query), "http://desk");
    const parameters: Record<string, string[]> = {};
    for (const name of searchParams.keys()) parameters[name] = searchParams.getAll(name);
    expect(readListQuery(parameters)).toEqual(query);
  });

  it("is short where nothing is filtered, and readable where something is", () => {
    expect(listUrl(everything)).toBe("/tickets");
    expect(listUrl({ ...everything, queue: "all", state: ["open", "closed"] })).toBe(
      "/tickets?queue=all&state=open,closed",
    );
  });
});
