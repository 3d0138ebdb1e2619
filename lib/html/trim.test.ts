import { expect, test } from "vitest";
import { trimHtml } from "./trim";

test.each([
  ["<div>Yes.</div><br /><div><br /></div>", "<div>Yes.</div>"],
  ['<div dir="ltr">Yes.<div><br /></div><div>&nbsp;</div></div><br />', '<div dir="ltr">Yes.</div>'],
  ["<p><br /></p><div><p></p>Yes.</div>", "<div>Yes.</div>"],
  ["<div><b> </b><br />a<br />b <i>c</i></div>", "<div>a<br />b <i>c</i></div>"],
  ['<div><img src="x" alt="" /><br /></div>', '<div><img src="x" alt="" /></div>'],
  [
    "<table><tbody><tr><td><br /></td></tr></tbody></table>",
    "<table><tbody><tr><td><br /></td></tr></tbody></table>",
  ],
  ["Yes.", "Yes."],
  ["<div><p> </p></div>", ""],
  ["", ""],
])("of %j is left %j", (html, left) => {
  expect(trimHtml(html)).toBe(left);
});

test.each(["<br />", "<div>", "</div>", "<p><br /></p>", " ", "<b"])(
  "takes 200 KB of %j in a moment",
  (part) => {
    const started = performance.now();
    trimHtml(part.repeat(200_000 / part.length));
    expect(performance.now() - started).toBeLessThan(1_000);
  },
);
