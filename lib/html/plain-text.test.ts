import { describe, expect, it } from "vitest";
import { toPlainText, toPreview } from "./plain-text";

describe("toPlainText", () => {
  it.each([
    ["<p>Hello <b>you</b></p><p>there</p>", "\nHello you\n\nthere\n"],
    ["a &lt;b&gt; &amp;amp; &#65;&#x42; &nbsp;&euro;", "a <b> &amp; AB  &euro;"],
    ["line<br />line", "line\nline"],
    ["cut in a <a href='x", "cut in a "],
    ["&#0;&#xd800;&#x110000;", "\uFFFD\uFFFD\uFFFD"],
  ])("reads %j", (html, text) => {
    expect(toPlainText(html, "html")).toBe(text);
  });

  it("leaves plain text alone", () => {
    expect(toPlainText("a <b> &amp; c\n> d", "text")).toBe("a <b> &amp; c\n> d");
  });

  it.each(["<", "<p ", "&", "&#1", "</"])("takes %j a million times in a moment", (part) => {
    const started = performance.now();
    toPlainText(part.repeat(1_000_000), "html");
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("toPreview", () => {
  it.each([
    [
      "text",
      "Hi Ada,\n\nOn 22/11/2026 18:01, Ada Admin wrote:\n> Is it on?\n\nYes.\n\n> And the cable?\nPlugged in.",
      "Hi Ada, Yes. Plugged in.",
    ],
    [
      "html",
      "<div>Am 22.11.26 um 18:01 schrieb Ada Admin:<br /></div><blockquote><p>Is it on?<blockquote>x</blockquote></p></blockquote><p>Yes.</p><blockquote>And the cable?</blockquote><p>Plugged in.</p>",
      "Yes. Plugged in.",
    ],
    ["html", "<blockquote>Nothing but this</blockquote>", "Nothing but this"],
  ] as const)("is what was answered, not what it is an answer to: %s %#", (format, body, preview) => {
    expect(toPreview(body, format)).toBe(preview);
  });

  it("is one line without quotations, of at most 200 characters", () => {
    expect(toPreview("> you wrote\n\n  Thanks!\n  It works. \n> more", "text")).toBe("Thanks! It works.");
    expect(toPreview("> only this", "text")).toBe("> only this");
    expect(toPreview("<p>x</p>".repeat(500), "html")).toHaveLength(199);
    expect(toPreview(`${"x".repeat(199)}🙂`, "text")).toBe("x".repeat(199));
  });
});
