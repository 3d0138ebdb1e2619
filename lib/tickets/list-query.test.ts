import { describe, expect, it } from "vitest";
import { type ListQuery, listUrl, readListQuery } from "./list-query";

const everything: ListQuery = {
  state: "open",
  departmentId: null,
  priority: null,
  q: "",
  cursor: null,
};

describe("readListQuery", () => {
  it("shows the open tickets when the URL says nothing", () => {
    expect(readListQuery({})).toEqual(everything);
  });

  it("reads every filter", () => {
    expect(
      readListQuery({ state: "all", department: "3", priority: "high", q: " x ", before: "1042" }),
    ).toEqual({ state: "all", departmentId: 3, priority: "high", q: "x", cursor: { before: 1042 } });
    expect(readListQuery({ after: "7" }).cursor).toEqual({ after: 7 });
  });

  it.each([
    [{ state: "solved", department: "0", priority: "urgent", before: "-1", after: "1e3" }],
    [{ department: "2147483648", before: "99999999999999999999" }],
    [{ before: "", after: " ", q: "\0 \0", state: [], department: ["x", "3"] }],
  ])("passes over what makes no sense: %j", (parameters) => {
    expect(readListQuery(parameters)).toEqual(everything);
  });

  it("takes the first of several and cuts an endless search", () => {
    expect(readListQuery({ state: ["closed", "all"] }).state).toBe("closed");
    expect(readListQuery({ q: "x".repeat(5000) }).q).toHaveLength(200);
    expect(readListQuery({ q: "a\ud800b" }).q).toBe("a\ufffdb");
  });
});

describe("listUrl", () => {
  it.each([
    everything,
    { ...everything, state: "all", q: "a&b=c #1 ü" },
    { ...everything, state: "closed", departmentId: 3, priority: "low", cursor: { before: 5 } },
    { ...everything, cursor: { after: 2_147_483_647 } },
  ] satisfies ListQuery[])("comes back as it went: %j", (query) => {
    const { searchParams } = new URL(listUrl(query), "http://desk");
    expect(readListQuery(Object.fromEntries(searchParams))).toEqual(query);
  });

  it("is short where nothing is filtered", () => {
    expect(listUrl(everything)).toBe("/tickets");
  });
});
