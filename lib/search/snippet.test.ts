import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctWords, snippet } from "./snippet";

const show = (texts: string[], ...words: string[]) =>
  snippet(texts, new Set(words))
    ?.map(({ text, match }) => (match ? `[${text}]` : text))
    .join("");

describe("snippet", () => {
  it("marks the words in what is around them", () => {
    expect(show(["The printer\n is on fire."], "printer", "fire")).toBe("The [printer] is on [fire].");
    expect(show(["Ein großer Drücker"], "drucker")).toBe("Ein großer [Drücker]");
    expect(show(["東京タワー"], "京")).toBe("東[京]タワー");
  });

  it("takes the text with most of the words, the first of equals", () => {
    expect(show(["a refund", "card refund", "refund card"], "card", "refund")).toBe("[card] [refund]");
    expect(show(["nothing"], "card")).toBeUndefined();
  });

  it("cuts a long text between words, and says where", () => {
    const text = `${"lorem ".repeat(100)}needle ${"ipsum ".repeat(100)}`;
    const found = show([text], "needle") ?? "";
    expect(found).toMatch(/^…(?:lorem ){5,}\[needle\](?: ipsum){5,}…$/);
    expect(found.length).toBeLessThan(200);
  });

  it("cuts a text without spaces all the same", () => {
    expect(show([`${"漢".repeat(100)}字${"漢".repeat(500)}`], "字")).toBe(
      `…${"漢".repeat(50)}[字]${"漢".repeat(129)}…`,
    );
  });

  it("shows a stretch of the text whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 500 }), fc.nat(), (text, nth) => {
        const words = distinctWords([text]);
        const pieces = snippet([text], new Set(words.slice(nth % (words.length || 1))));
        const shown = (pieces ?? [])
          .map((piece) => piece.text)
          .join("")
          .replace(/^…|…$/g, "");
        expect(text.replace(/\s+/g, " ").trim()).toContain(shown);
      }),
    );
  });
});
