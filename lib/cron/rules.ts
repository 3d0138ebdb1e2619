/** How a task stands. `interrupted`: it began, and its process ended before it did. */
export type TaskState = "never" | "running" | "ok" | "failed" | "interrupted";

/** A scheduled task and how its last run went. */
export type ListedTask = {
  name: string;
  title: string;
  description: string;
  everyMinutes: number;
  state: TaskState;
  lastStartedAt: Date | null;
  durationMs: number | null;
  summary: string | null;
  /** Null: it has never been due, so it runs at the next call. */
  nextAt: Date | null;
};

type Run = {
  lastStartedAt: Date | null;
  lastFinishedAt: Date | null;
  lastOutcome: "ok" | "failed" | null;
};

/** @param locked whether somebody holds the task's lock at this moment */
export function taskState(run: Run | undefined, locked: boolean): TaskState {
  if (locked) return "running";
  if (!run?.lastStartedAt) return "never";
  const unfinished = run.lastFinishedAt === null || run.lastFinishedAt < run.lastStartedAt;
  if (unfinished) return "interrupted";
  return run.lastOutcome ?? "never";
}
