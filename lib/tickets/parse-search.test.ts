import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSearch, readDays } from "./parse-search";

const words = (typed: string) =>
  parseSearch(typed).terms.map(({ text, phrase }) => (phrase ? `"${text}"` : text));

describe("parseSearch", () => {
  it("reads every operator and leaves the words", () => {
    expect(
      parseSearch(
        `printer priority:high state:Open tag:refund assignee:me from:jane department:"Big Sales" is:overdue is:unassigned is:unread has:attachment topic:billing "on fire"`,
      ),
    ).toEqual({
      terms: [
        { text: "printer", phrase: false },
        { text: "on fire", phrase: true },
      ],
      number: null,
      state: ["open"],
      priority: ["high"],
      tag: ["refund"],
      assignee: ["me"],
      customer: ["jane"],
      department: ["Big Sales"],
      topic: ["billing"],
      overdue: true,
      unassigned: true,
      unread: true,
      attachment: true,
      created: { from: null, to: null },
      updated: { from: null, to: null },
      notes: [],
    });
  });

  it("takes from: and customer: for the same, and the same operator twice for either", () => {
    expect(parseSearch("from:a customer:b").customer).toEqual(["a", "b"]);
    expect(parseSearch("priority:high PRIORITY:emergency").priority).toEqual(["high", "emergency"]);
  });

  it.each([
    ["#1042", 1042],
    [" 1042 ", 1042],
    ["#1042 printer", null],
    ["#0", null],
    ["99999999999", null],
  ])("sees whether %j is a number", (typed, number) => {
    expect(parseSearch(typed).number).toBe(number);
  });

  it("takes what only looks like an operator for words", () => {
    expect(words("http://x.org note: foo:bar a:b")).toEqual(["http://x.org", "note:", "foo:bar", "a:b"]);
  });

  it("waits for what is still being typed", () => {
    expect(parseSearch(`tag: priority: created:> "half a phr`)).toMatchObject({
      tag: [],
      priority: [],
      notes: [],
      terms: [{ text: "half a phr", phrase: true }],
    });
  });

  it("says what it does not know", () => {
    expect(parseSearch("priority:urgent is:late created:soon").notes).toEqual([
      "priority:urgent is not known; use low, normal, high, or emergency.",
      "is:late is not known; use overdue, unassigned, or unread.",
      "created:soon is not known; use a day such as 2026-11-23, >2026-11-01 or 2026-11-01..2026-11-30.",
    ]);
  });

  it("narrows days down", () => {
    expect(parseSearch("created:>=2026-01-01 created:<2026-02-01 updated:2026-03-05")).toMatchObject({
      created: { from: "2026-01-01", to: "2026-01-31" },
      updated: { from: "2026-03-05", to: "2026-03-05" },
    });
  });

  it("reads anything, and loses no word", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (typed) => {
        const parsed = parseSearch(typed);
        expect(Array.isArray(parsed.terms)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 20 }), (list) => {
        expect(words(list.join("  "))).toEqual(list);
      }),
    );
  });
});

it.each([
  [">2026-02-28", { from: "2026-03-01", to: null }],
  ["<=2026-02-28", { from: null, to: "2026-02-28" }],
  ["2026-01-01..2026-01-31", { from: "2026-01-01", to: "2026-01-31" }],
  ["2026-02-30", null],
  ["<2026-01-01..2026-01-31", null],
  ["..2026-01-31", null],
  // Postgres has no year 0, and the days around the others' ends could not be written any more.
  ["0000-01-01", null],
  ["<0001-01-01", null],
  ["9999-12-31", null],
  [">9998-12-31", { from: "9999-01-01", to: null }],
])("reads the days %s", (text, days) => {
  expect(readDays(text)).toEqual(days);
});
