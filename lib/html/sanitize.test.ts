import { expect, test } from "vitest";
import { render, sanitize } from "./sanitize";

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
