import "server-only";
import { database } from "@/lib/db/client";
import { log } from "@/lib/logs/write";
import { onShutdown } from "@/lib/shutdown";
import { runDueTasks } from "./run";

const MINUTE = 60_000;

/** Runs the due tasks every minute for as long as this process lives. A round that is still running is not joined. */
export function startInternalCron(): void {
  let round: Promise<unknown> | null = null;
  const timer = setInterval(() => {
    round ??= tick().finally(() => {
      round = null;
    });
  }, MINUTE);
  timer.unref();
  onShutdown(async () => {
    clearInterval(timer);
    await round;
  });
}

async function tick(): Promise<void> {
  const db = database();
  try {
    await runDueTasks({ actor: { type: "system", task: "internal cron" }, db, ip: null });
  } catch (error) {
    void log(db, {
      level: "error",
      area: "cron",
      message: `Scheduled tasks could not run: ${String(error)}`,
    });
  }
}
