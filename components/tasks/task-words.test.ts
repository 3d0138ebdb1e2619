import { expect, test } from "vitest";
import { durationWords, everyWords } from "./task-words";

test.each([
  [1, "every minute"],
  [15, "every 15 minutes"],
  [60, "every hour"],
  [120, "every 2 hours"],
  [1440, "every day"],
])("%d minutes are %s", (minutes, words) => {
  expect(everyWords(minutes)).toBe(words);
});

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1449, "1.4 sec"],
  [192_000, "3.2 min"],
])("%d ms read %s", (ms, words) => {
  expect(durationWords(ms)).toBe(words);
});
