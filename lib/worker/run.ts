import "server-only";
import { setTimeout } from "node:timers/promises";
import { Logger, run, runOnce, type TaskList } from "graphile-worker";
import { type Database, database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/logs/write";
import { onShutdown, onStopping } from "@/lib/shutdown";
import { JOBS } from "./jobs";

const AT_ONCE = 4;
const RESTART_MS = 5_000;

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

/**
 * Runs jobs for as long as this process lives, a few at a time, as soon as they are due. Does not wait for the database:
 * a worker that can't begin, or ends because the database went away, begins again.
 */
export function startWorker(): void {
  const stopping = new AbortController();
  const running = keepRunning(database(), stopping.signal);
  onStopping(() => stopping.abort());
  onShutdown(async () => {
    stopping.abort();
    await running;
  });
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
  const runner = await run({
    connectionString: env().DATABASE_URL,
    // One listens; jobs use the process's own pool for their work.
    maxPoolSize: 3,
    concurrency: AT_ONCE,
    noHandleSignals: true,
    taskList: tasks(db),
    logger: logger(db),
  });
  const stop = () => void runner.stop().catch(() => undefined);
  stopping.addEventListener("abort", stop, { once: true });
  if (stopping.aborted) stop();
  await runner.promise;
  stopping.removeEventListener("abort", stop);
}

/** Runs the jobs that are due now, for where no process lives long. */
export const runDueJobs = (db: Database): Promise<void> =>
  runOnce({
    connectionString: env().DATABASE_URL,
    maxPoolSize: 3,
    concurrency: AT_ONCE,
    noHandleSignals: true,
    taskList: tasks(db),
    logger: logger(db),
  });
