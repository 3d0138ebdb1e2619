import "server-only";
import { setTimeout } from "node:timers/promises";
import { Logger, run, runOnce, type TaskList } from "graphile-worker";
import { type Database, database } from "@/lib/db/client";
import { wakeMails } from "@/lib/delivery/sweep";
import { env } from "@/lib/env";
import { log } from "@/lib/logs/write";
import { sendNotices } from "@/lib/notices/send";
import { onShutdown, onStopping } from "@/lib/shutdown";
import { JOBS } from "./jobs";

const AT_ONCE = 4;
const RESTART_MS = 5_000;
const TELL_EVERY_MS = 10_000;
/**
 * A mail in hand when the process is told to stop has this long to be taken; then it is broken off and left to the next process.
 * The server ends within 20 seconds.
 */
const LAST_MAIL_MS = 8_000;

const holder = globalThis as typeof globalThis & { deskussWorker?: boolean };

const tasks = (db: Database): TaskList =>
  Object.fromEntries(
    Object.entries(JOBS).map(([name, job]) => [
      name,
      (payload: unknown, { abortSignal }: { abortSignal: AbortSignal }) => job(db, payload, abortSignal),
    ]),
  );

/** Of graphile-worker's own words only what went wrong is kept. */
const logger = (db: Database) =>
  new Logger(() => (level, message, meta) => {
    if (level !== "error") return;
    void log(db, {
      level: "error",
      area: "cron",
      message,
      details: { error: String(meta?.error ?? "") },
    });
  });

const runnerOptions = (db: Database) => ({
  connectionString: env().DATABASE_URL,
  // One listens; jobs use the process's own pool for their work.
  maxPoolSize: 3,
  concurrency: AT_ONCE,
  noHandleSignals: true,
  taskList: tasks(db),
  logger: logger(db),
});

/**
 * Runs jobs for as long as this process lives, a few at a time, as soon as they are due. Does not wait for the database:
 * a worker that can't begin, or ends because the database went away, begins again.
 */
export function startWorker(): void {
  const stopping = new AbortController();
  holder.deskussWorker = true;
  const running = Promise.all([
    keepRunning(database(), stopping.signal),
    keepTelling(database(), stopping.signal),
  ]);
  onStopping(() => stopping.abort());
  onShutdown(async () => {
    stopping.abort();
    await running;
  });
}

/** Tells staff what has happened, soon after it did. */
async function keepTelling(db: Database, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await setTimeout(TELL_EVERY_MS, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    await sendNotices(db).catch((error: unknown) =>
      log(db, { level: "error", area: "mail", message: `Notices can't be written: ${String(error)}` }),
    );
  }
}

async function keepRunning(db: Database, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await work(db, stopping);
    } catch (error) {
      void log(db, { level: "error", area: "cron", message: `Jobs can't be run: ${String(error)}` });
    }
    // Ends at once when the process is to stop.
    await setTimeout(RESTART_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function work(db: Database, stopping: AbortSignal): Promise<void> {
  const runner = await run({ ...runnerOptions(db), gracefulShutdownAbortTimeout: LAST_MAIL_MS });
  const stop = () => void runner.stop().catch(() => undefined);
  stopping.addEventListener("abort", stop, { once: true });
  if (stopping.aborted) stop();
  await runner.promise;
  stopping.removeEventListener("abort", stop);
}

/** Runs the jobs that are due now, unless a worker of this process does so all the time. */
export async function runDueJobs(db: Database): Promise<void> {
  if (holder.deskussWorker) return;
  await runOnce(runnerOptions(db));
}

/** The scheduled task: nothing that is due is left lying, whatever became of the process that was to send it. */
export async function sendDueMail(db: Database): Promise<string> {
  const notices = await sendNotices(db);
  const woken = await wakeMails(db);
  await runDueJobs(db);
  const { rows } = await db.pool.query<{ waiting: number }>(
    "SELECT count(*)::int AS waiting FROM outbound_mail WHERE state IN ('queued', 'sending')",
  );
  return `Notices written: ${notices}. Mails woken: ${woken}, waiting: ${rows[0]?.waiting ?? 0}.`;
}
