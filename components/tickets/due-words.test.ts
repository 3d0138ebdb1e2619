import { expect, test } from "vitest";
import { dueWords } from "./due-words";

const now = new Date("2026-11-23T09:00:00Z");
const inMinutes = (minutes: number) => dueWords(new Date(now.getTime() + minutes * 60_000), now);

test("says what is left in the unit that fits", () => {
  expect(inMinutes(0.2).words).toBe("1 min left");
  expect(inMinutes(45).words).toBe("45 min left");
  expect(inMinutes(120).words).toBe("2 h left");
  expect(inMinutes(47 * 60).words).toBe("47 h left");
  expect(inMinutes(72 * 60).words).toBe("3 d left");
});

test("says by how much it is late", () => {
  expect(inMinutes(-180)).toEqual({ words: "Overdue 3 h", overdue: true, soon: false });
  expect(inMinutes(0).words).toBe("Overdue 1 min");
});

test("knows what needs attention soon", () => {
  expect(inMinutes(119).soon).toBe(true);
  expect(inMinutes(121).soon).toBe(false);
});
