import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyOf, splitUnfinished, toTsQuery } from "./query";
import { searchText, wordsOf } from "./words";

describe("wordsOf", () => {
  it.each([
    ["Größe ÉCLAIR Ångström", "große eclair angstrom"],
    ["jane.doe+x@mail.example.com", "jane doe x mail example com"],
    ["INV-2026/001 don't", "inv 2026 001 don t"],
    ["東京タワー is tall", "東 京 タ ワ ー is tall"],
    ["한국어 ё й हिन्दी مُحَمَّد", "한국어 ё й हिन्दी مُحَمَّد"],
    ["🙂 … --", ""],
  ])("reads %j", (text, words) => {
    expect(wordsOf(text).join(" ")).toBe(words);
  });

  it("takes time in proportion to its length alone, however many marks one letter has", () => {
    const started = performance.now();
    searchText(`a${"\u0301\u0316".repeat(100_000)} b`, 1000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("cuts a long text", () => {
    expect(searchText("word ".repeat(100_000), 1000)).toHaveLength(1000);
  });
});

const terms = (typed: string) => typed.split(" ").map((text) => ({ text, phrase: false }));

describe("toTsQuery", () => {
  it.each([
    ["printer", "'printer':*"],
    ["printer on fire", "'printer' & 'on' & 'fire':*"],
    ["jane@example.com", "('jane' <-> 'example' <-> 'com':*)"],
    ["#1042 x", "'1042' & 'x':*"],
    ["a & b | !c:* <-> (d)", "'a' & 'b' & 'c' & 'd':*"],
    ["it's \\' \0 x\\", "('it' <-> 's') & 'x':*"],
  ])("reads %j", (typed, query) => {
    expect(toTsQuery(terms(typed))).toBe(query);
  });

  it("takes a quoted phrase as it stands", () => {
    expect(toTsQuery([{ text: "On Fire", phrase: true }])).toBe("('on' <-> 'fire')");
  });

  it("knows what is unfinished", () => {
    expect(splitUnfinished(terms("red card"))).toEqual({ finished: "'red'", unfinished: "'card':*" });
    expect(splitUnfinished(terms("jane@mail"))).toEqual({ finished: "'jane'", unfinished: "'mail':*" });
    expect(splitUnfinished(terms("card"))).toBeNull();
    expect(splitUnfinished([{ text: "red card", phrase: true }])).toBeNull();
    expect(anyOf(terms("red ca"))).toBe("'red' | 'ca':*");
  });

  it.each(["", "   ", "'\\'", "&|!<->():*", "🙂", "…"])("finds no word in %j", (typed) => {
    expect(toTsQuery(terms(typed))).toBeNull();
  });

  // fast-check takes seconds to prepare its first "binary" text under vitest.
  it("leaves nothing of what was typed outside quotes", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 60 })), (typed) => {
        const query = toTsQuery(typed.map((text) => ({ text, phrase: false })));
        if (query === null) return;
        expect(query.replaceAll(/'[\p{L}\p{M}\p{N}]+'(?::\*)?/gu, "w")).toMatch(
          /^(?:w|\(w(?: <-> w)+\))(?: & (?:w|\(w(?: <-> w)+\)))*$/,
        );
        expect(query.isWellFormed()).toBe(true);
      }),
    );
  });
});
