import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition, imageType, safeContentType } from "./file-headers";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("imageType", () => {
  it.each([
    ["\x89PNG\r\n\x1a\n…", "image/png"],
    ["GIF89a…", "image/gif"],
    ["\xff\xd8\xff\xe0", "image/jpeg"],
    ["RIFF\x00\x00\x01\x00WEBPVP8 ", "image/webp"],
    ["<svg xmlns='http://www.w3.org/2000/svg'>", null],
    ["<html>GIF89a", null],
    ["RIFF....WAVE", null],
    ["", null],
  ])("%j is %s", (content, type) => {
    expect(imageType(bytes(content))).toBe(type);
  });
});

describe("safeContentType", () => {
  it.each([
    ["application/pdf", "application/pdf"],
    ["text/plain; charset=utf-8", "text/plain; charset=utf-8"],
    ["", "application/octet-stream"],
    ["text/html\r\nSet-Cookie: a=b", "application/octet-stream"],
    ["text/html, text/plain", "application/octet-stream"],
  ])("%j becomes %s", (given, expected) => {
    expect(safeContentType(given)).toBe(expected);
  });
});

describe("contentDisposition", () => {
  it.each([
    ["plan.pdf", `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
    ['a"b%c.txt', `attachment; filename="a_b_c.txt"; filename*=UTF-8''a%22b%25c.txt`],
    ["Größe (1).png", `attachment; filename="Gr__e (1).png"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29.png`],
    ["../../etc/passwd", `attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd`],
    ["  ", `attachment; filename="attachment"; filename*=UTF-8''attachment`],
  ])("%j", (name, expected) => {
    expect(contentDisposition("attachment", name)).toBe(expected);
  });

  // fast-check takes seconds to prepare its first "binary" text under vitest.
  it("is one header line whatever the name", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        const value = contentDisposition("inline", name);
        expect(value).toMatch(/^inline; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/);
      }),
    );
  });
});
