import { describe, expect, test } from "vitest";
import { mark, score, toWords } from "./match";

const rank = (query: string, texts: string[]) =>
  texts
    .map((text) => ({ text, points: score(text, toWords(query)) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ text }) => text);

describe("a text answers to a query", () => {
  test("that it begins with, before one of a later word, before one inside a word", () => {
    expect(rank("mi", ["Permission", "Go to mine", "Mine"])).toEqual(["Mine", "Go to mine", "Permission"]);
  });

  test("only when it holds every word", () => {
    expect(rank("go mine", ["Go to mine", "Mine", "Go to pending"])).toEqual(["Go to mine"]);
  });

  test("whatever its accents and case", () => {
    expect(rank("CHLOE", ["Chloé", "Chloë", "Chris"])).toEqual(["Chloé", "Chloë"]);
  });

  test("of one letter only where a word begins", () => {
    expect(rank("g", ["Sign out", "Settings: General"])).toEqual(["Settings: General"]);
  });
});

describe("what matched is marked", () => {
  test.each([
    ["mi", "Go to mine", ["Go to ", "[mi]", "ne"]],
    ["chloe", "Assign to Chloé", ["Assign to ", "[Chloé]"]],
    ["s", "Settings: SLA plans", ["[S]", "ettings: ", "[S]", "LA plans"]],
    ["x", "Go to mine", ["Go to mine"]],
    ["", "Go to mine", ["Go to mine"]],
    ["مرحبا", "قل مرحبا", ["قل ", "[مرحبا]"]],
  ])("%s in %s", (query, text, shown) => {
    const pieces = mark(text, toWords(query)).map(({ text, match }) => (match ? `[${text}]` : text));
    expect(pieces).toEqual(shown);
  });

  test("never cuts a text that folding makes longer or shorter", () => {
    for (const text of ["İstanbul", "ﬁle 👩‍👩‍👧 x", "e\u0301a"])
      expect(
        mark(text, toWords("a"))
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
  });
});
