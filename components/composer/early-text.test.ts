import { expect, test } from "vitest";
import { withEarlyText } from "./early-text";

test.each([
  ["", "", ""],
  ["<p>Draft</p>", "  ", "<p>Draft</p>"],
  ["", "Hello", "<p>Hello</p>"],
  ["<p>Draft</p>", "a < b &\nc", "<p>Draft</p><p>a &lt; b &amp;</p><p>c</p>"],
  ["", "Hello  the ", "<p>Hello &nbsp;the&nbsp;</p>"],
])("%j and then %j", (html, text, whole) => {
  expect(withEarlyText(html, text)).toBe(whole);
});
