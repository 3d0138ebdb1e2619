import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkText } from "./link-text";

const links = (text: string) => linkText(text).flatMap(({ text: shown, href }) => (href ? [shown] : []));

describe("linkText", () => {
  it.each([
    ["see https://example.com/a?b=c#d.", ["https://example.com/a?b=c#d"]],
    ["(http://example.com)", ["http://example.com"]],
    [
      "https://en.wikipedia.org/wiki/Desk_(disambiguation), really?!",
      ["https://en.wikipedia.org/wiki/Desk_(disambiguation)"],
    ],
    ["<https://example.com> “https://example.org”", ["https://example.com", "https://example.org"]],
    ["HTTPS://EXAMPLE.COM", ["HTTPS://EXAMPLE.COM"]],
    ["https://例え.jp/パス", ["https://例え.jp/パス"]],
    ["javascript:alert(1) data:text/html,x ftp://x.y mailto:a@b", []],
    ["https:// http://, https://?", []],
    ["no address at all", []],
    ["", []],
  ])("finds the addresses in %j", (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  // fast-check takes seconds to prepare its first "binary" text under vitest.
  it("loses nothing of any text, and leads only to the web", { timeout: 30_000 }, () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom("https://", "http://a.b", "(", ")", ".", "javascript:", "\n", " "),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const parts = linkText(text);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        for (const { href } of parts) if (href) expect(href).toMatch(/^https?:\/\//);
      }),
    );
  });

  it("stays quick on an endless address", () => {
    const started = performance.now();
    linkText(`https://a.b/${")".repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
