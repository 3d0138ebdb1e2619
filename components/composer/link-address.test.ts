import { expect, test } from "vitest";
import { withScheme } from "./link-address";

test.each([
  ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
  ["example.com", "https://example.com"],
  ["localhost:3000/x", "https://localhost:3000/x"],
  ["ana@example.com", "mailto:ana@example.com"],
  ["mailto:ana@example.com", "mailto:ana@example.com"],
  ["tel:+4930123", "tel:+4930123"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["file:///etc/passwd", null],
  ["word", null],
  ["two words", null],
])("%s → %s", (typed, address) => {
  expect(withScheme(typed)).toBe(address);
});
