import fc from "fast-check";
import { expect, test } from "vitest";
import { child, readXml } from "./xml-body";
import { writeXml } from "./xml-out";

test("writes names, lists and nothing between the elements", () => {
  expect(writeXml("r", { a: 1, b: [{ c: "x" }, { c: "y" }], d: { e: [] } })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><r><a>1</a><b><c>x</c></b><b><c>y</c></b><d></d></r>',
  );
});

const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }),
  fc.constantFrom(0, 9, 10, 13, 0x26, 0x3c, 0x3e, 0x5d, 0xd83d, 0xde00),
);
const anyText = fc.array(unit).map((units) => String.fromCharCode(...units));

test("any text is safe as content", () => {
  fc.assert(
    fc.property(anyText, fc.string(), (message, other) => {
      const root = readXml(Buffer.from(writeXml("r", { message, other })), null);
      expect(child(root, "message")?.text.replaceAll("\r", "\n")).toBe(legal(message));
      expect(root.children).toHaveLength(2);
    }),
  );
  expect(writeXml("r", "\0\u000b\ud800\uffff]]>")).toContain("<r>\uFFFD\uFFFD\uFFFD\uFFFD]]&gt;</r>");
});

/** As a reader gets it back: line ends are normalised, what XML can't hold is U+FFFD. */
function legal(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\x20-\uFFFD]/g, (unit) => (/[\uD800-\uDFFF]/.test(unit) ? unit : "\uFFFD"));
}
