import { expect, test } from "vitest";
import { presenceWords } from "./presence-words";

const who = (name: string, replying = false) => ({ id: 1, name, replying });

test.each([
  [[], ""],
  [[who("Chloé")], "Chloé is viewing"],
  [[who("Ben", true)], "Ben is replying"],
  [[who("Ben", true), who("Chloé")], "Ben is replying, Chloé is viewing"],
  [[who("Ben"), who("Chloé")], "Ben and Chloé are viewing"],
  [[who("Ann"), who("Ben"), who("Chloé")], "Ann, Ben and Chloé are viewing"],
  [[who("Ann"), who("Ben"), who("Chloé"), who("Dora")], "Ann, Ben and 2 others are viewing"],
])("%o: %s", (colleagues, words) => {
  expect(presenceWords(colleagues)).toBe(words);
});
