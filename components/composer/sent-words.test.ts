import { expect, test } from "vitest";
import { sentWords, undoMs } from "./sent-words";

test.each([
  ["reply", "stay", false, "Reply sent."],
  ["reply", "stay", true, "Reply sent on #1042."],
  ["reply", "resolve", false, "Reply sent, #1042 resolved."],
  ["note", "stay", false, "Note added."],
  ["note", "pending", true, "Note added, #1042 pending."],
] as const)("a %s, then %s (next: %s)", (kind, after, next, words) => {
  expect(sentWords({ kind, sending: { after, next }, ticketId: 1042 })).toBe(words);
});

test.each([
  [100, 10_000],
  [4_000, 7_500],
  [28_000, null],
])("after an answer of %i ms Undo is offered for %s ms", (answer, offered) => {
  expect(undoMs(answer)).toBe(offered);
});
