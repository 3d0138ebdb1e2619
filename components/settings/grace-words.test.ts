import { expect, test } from "vitest";
import { graceWords } from "./grace-words";

test.each([
  [1, "1 hour"],
  [24, "24 hours"],
  [48, "48 hours (2 days)"],
  [49, "49 hours (2 days 1 hour)"],
  [8760, "8,760 hours (365 days)"],
])("%d hours read %s", (hours, words) => {
  expect(graceWords(hours)).toBe(words);
});
