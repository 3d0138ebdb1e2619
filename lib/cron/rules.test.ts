import { expect, test } from "vitest";
import { taskState } from "./rules";

const early = new Date("2026-01-01T00:00:00Z");
const late = new Date("2026-01-01T00:01:00Z");

test("a task whose lock is held is running, whatever its row says", () => {
  expect(taskState(undefined, true)).toBe("running");
  expect(taskState({ lastStartedAt: early, lastFinishedAt: late, lastOutcome: "ok" }, true)).toBe("running");
});

test("a task that never began has never run", () => {
  expect(taskState(undefined, false)).toBe("never");
  expect(taskState({ lastStartedAt: null, lastFinishedAt: null, lastOutcome: null }, false)).toBe("never");
});

test("a finished task tells its outcome", () => {
  expect(taskState({ lastStartedAt: early, lastFinishedAt: late, lastOutcome: "failed" }, false)).toBe(
    "failed",
  );
  expect(taskState({ lastStartedAt: early, lastFinishedAt: early, lastOutcome: "ok" }, false)).toBe("ok");
});

test("begun, not finished and not running: its process died", () => {
  expect(taskState({ lastStartedAt: early, lastFinishedAt: null, lastOutcome: null }, false)).toBe(
    "interrupted",
  );
  expect(taskState({ lastStartedAt: late, lastFinishedAt: early, lastOutcome: "ok" }, false)).toBe(
    "interrupted",
  );
});
