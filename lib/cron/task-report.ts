/** What one run of the scheduler did about one task; `skipped` is not due yet, or already running elsewhere. */
export type TaskReport = {
  name: string;
  outcome: "ok" | "failed" | "skipped";
  summary: string;
  durationMs: number;
};
