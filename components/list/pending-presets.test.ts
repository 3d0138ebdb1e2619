import { expect, test } from "vitest";
import { pendingPresets } from "./pending-presets";

const days = (now: Date) =>
  pendingPresets(now).map(({ at }) =>
    at ? [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours()].join("-") : null,
  );

test("a Monday's next week is the Monday after", () => {
  expect(days(new Date(2026, 10, 23, 14, 30))).toEqual([
    null,
    "2026-11-24-9",
    "2026-11-26-9",
    "2026-11-30-9",
  ]);
});

test("a Sunday's next week begins tomorrow", () => {
  expect(days(new Date(2026, 10, 29, 8, 0)).at(-1)).toBe("2026-11-30-9");
});

test("months and years end", () => {
  expect(days(new Date(2026, 11, 31, 23, 59))[1]).toBe("2027-1-1-9");
});
