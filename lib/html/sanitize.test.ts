import { describe, expect, test } from "vitest";
import { isBlank, mentionedIn, render, sanitize, sanitizeWritten } from "./sanitize";

const nothing = { inline: new Map<string, string>(), remoteImages: false };

test.each([
  ["<script>alert(1)</script>", ""],
  ["<b onclick=alert(1)>x</b>", "<b>x</b>"],
  ['<a href="javascript:alert(1)">x</a>', "<a>x</a>"],
  ['<a href="jAvAsCrIpT&#58;alert(1)">x</a>', "<a>x</a>"],
  ['<img src="data:image/svg+xml;base64,PHN2Zz4=">', ""],
  ['<p style="position:fixed" class="x" id="y">x</p>', "<p>x</p>"],
  ["<style>body{display:none}</style>x", "x"],
  ['<iframe src="https://example.com"></iframe>x', "x"],
  ['<form action="https://example.com"><input name=a></form>x', "x"],
  ["<svg><script>alert(1)</script></svg>", ""],
  ["<xmp><script>alert(1)</script></xmp>", ""],
])("%s is made safe", (html, safe) => expect(sanitize(html)).toBe(safe));

test("what is nested as deep as no program nests it costs no more than its length, and keeps its words", () => {
  const started = performance.now();
  const html = sanitize(
    `<p>Before</p>${"<div><b>".repeat(100_000)}in&lt;side<script>alert(1)</script><p>after`,
  );
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(html).toBe("<br />Before<br />in&lt;sidealert(1)<br />after");
  expect(html).not.toContain("<script");
});

test("keeps structure, links, tables and pictures of the mail itself", () => {
  const html =
    '<p dir="rtl">a <a href="https://example.com">b</a></p><table><tr><td colspan="2">c</td></tr></table><img src="cid:x@y" alt="d" />';
  expect(sanitize(html)).toBe(html);
});

test("links leave in a new tab and tell nobody where from", () => {
  expect(render('<a href="https://example.com">x</a>', nothing).html).toBe(
    '<a href="https://example.com" target="_blank" rel="noopener noreferrer nofollow">x</a>',
  );
});

test("a remote picture is counted and not loaded until asked for", () => {
  const html = '<img src="https://example.com/pixel.gif" alt="logo">';
  const blocked = render(html, nothing);
  expect(blocked.blocked).toBe(1);
  expect(blocked.html).not.toContain("example.com");
  expect(render(html, { ...nothing, remoteImages: true }).html).toContain(
    'src="https://example.com/pixel.gif"',
  );
});

test.each(["/settings/staff", "#top", "page.html", "\u00A0javascript:alert(1)"])(
  "the relative link or picture %j does not lead into this panel",
  (address) => {
    expect(render(`<a href="${address}">x</a>`, nothing).html).toBe("<a>x</a>");
    const rendering = { ...nothing, remoteImages: true };
    expect(render(`<img src="${address}" alt="y">`, rendering).html).not.toContain("src");
    expect(render(`<img src="${address}" alt="y">`, nothing).blocked).toBe(0);
  },
);

test("an inline picture is served from this help desk", () => {
  const inline = new Map([["logo@mail", "/tickets/1/attachments/2?inline=1"]]);
  expect(render('<img src="cid:logo%40mail">', { ...nothing, inline }).html).toContain(
    'src="/tickets/1/attachments/2?inline=1"',
  );
});

describe("what staff write", () => {
  const mention = '<p><span data-mention="7">@Ben</span></p>';

  test("keeps mentions in notes, and there only", () => {
    expect(sanitizeWritten(mention, { mentions: true })).toBe(mention);
    expect(sanitizeWritten(mention, { mentions: false })).toBe("<p><span>@Ben</span></p>");
    expect(sanitize(mention)).toBe("<p><span>@Ben</span></p>");
    expect(render(mention, nothing).html).toBe(mention);
    expect(mentionedIn(`${mention}${mention}<span dir="ltr" data-mention="12">x</span>`)).toEqual([7, 12]);
  });

  test.each(["", "0", "x", "7 ", "7x", "-7", "1234567890", '7" onmouseover="x'])(
    "%j mentions nobody",
    (id) => {
      const html = `<span data-mention="${id.replaceAll('"', "&quot;")}">x</span>`;
      expect(sanitizeWritten(html, { mentions: true })).toBe("<span>x</span>");
      expect(render(html, nothing).html).toBe("<span>x</span>");
    },
  );

  test("has the draft's pictures, where the caller says they are, and no other of the panel's addresses", () => {
    const picture = (id: number) => (id === 5 ? "cid:five@deskuss" : null);
    const written = (src: string) => sanitizeWritten(`<img src="${src}">`, { mentions: true, picture });
    expect(written("/desk/draft-files/5?inline=1")).toBe('<img src="cid:five@deskuss" />');
    expect(written("https://example.com/a.png")).toBe('<img src="https://example.com/a.png" />');
    for (const src of [
      "/desk/draft-files/6",
      "/desk/draft-files/5/../../sign-out",
      "/tickets/1/attachments/1",
      "//example.com/a.png",
      "javascript:alert(1)",
      "data:image/svg+xml;base64,AA==",
    ])
      expect(written(src)).toBe("");
    expect(sanitizeWritten('<img src="/desk/draft-files/6">', { mentions: true })).toBe(
      '<img src="/desk/draft-files/6" />',
    );
  });

  test.each(["", "<p></p>", "<p> &nbsp;\u00a0<br></p>\u200b"])("%j is blank", (html) =>
    expect(isBlank(html)).toBe(true),
  );
  test.each(["a", "<p>0</p>", '<p><img src="cid:x" /></p>'])("%j is not", (html) =>
    expect(isBlank(html)).toBe(false),
  );
});
