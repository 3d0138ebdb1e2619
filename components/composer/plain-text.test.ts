import { expect, test } from "vitest";
import { plainText } from "./plain-text";

test("the words, in one line, with their signs", () => {
  expect(plainText("<p>Fish &amp; <strong>chips</strong></p><ul><li><p>5 &lt; 6</p></li></ul>")).toBe(
    "Fish & chips 5 < 6",
  );
});

test("what was a sign is not made one again", () => {
  expect(plainText("<p>&amp;lt;b&amp;gt;</p>")).toBe("&lt;b&gt;");
});

test("a tag that the cut went through is no text", () => {
  expect(plainText(`<p>${"x".repeat(1990)}<strong>y</strong></p>`)).toBe("x".repeat(1990));
});
