import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSearchWords } from "./search-words";

describe("toSearchWords", () => {
  it.each([
    ["printer", "'printer':*"],
    ["  printer   on fire ", "'printer' & 'on' & 'fire':*"],
    ["Größe 火 مرحبا", "'Größe' & '火' & 'مرحبا':*"],
    ["jane@example.com", "('jane@example.com':* | 'jane' & 'example' & 'com':*)"],
    ["db1.example.com down", "('db1.example.com' | 'db1' & 'example' & 'com') & 'down':*"],
    ["#1042", "('#1042':* | '1042':*)"],
    ["don't", "'don' & 't':*"],
    ["a & b | !c:* <-> (d)", "'a' & 'b' & ('!c:*' | 'c') & ('(d)':* | 'd':*)"],
    ["\\' \0 x\\", "'x':*"],
  ])("reads %j", (typed, expected) => {
    expect(toSearchWords(typed)).toBe(expected);
  });

  it.each(["", "   ", "'\\'", "&|!<->():*", "🙂", "…"])("finds no word in %j", (typed) => {
    expect(toSearchWords(typed)).toBeNull();
  });

  // fast-check takes seconds to prepare its first "binary" text under vitest.
  it("leaves nothing of what was typed outside quotes", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const words = toSearchWords(typed);
        if (words === null) return;
        expect(words.replaceAll(/'[^'\\\0]+'(?::\*)?/g, "w")).toMatch(
          /^(?:w|\(w(?: [|&] w)+\))(?: & (?:w|\(w(?: [|&] w)+\)))*$/,
        );
        expect(words.isWellFormed()).toBe(true);
      }),
    );
  });
});
