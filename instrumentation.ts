/** Runs once when the server starts: checks the environment, and starts the clock and the jobs of a long-lived server. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  const { startInternalCron } = await import("./lib/cron/internal");
  const { DISABLE_INTERNAL_CRON, VERCEL } = env();
  if (VERCEL) return;
  if (!DISABLE_INTERNAL_CRON) {
    startInternalCron();
    const [{ database }, { watchMailboxes }] = await Promise.all([
      import("./lib/db/client"),
      import("./lib/mail-fetch/idle"),
    ]);
    watchMailboxes(database());
  }
  const { startWorker } = await import("./lib/worker/run");
  startWorker();
}
