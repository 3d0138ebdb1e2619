import "server-only";
import type { Database } from "@/lib/db/client";
import { type ListedTask, taskState } from "./rules";
import { TASKS } from "./tasks";

/** Every scheduled task with its last run, in the order they run. */
export async function findTasks({ prisma }: Database): Promise<ListedTask[]> {
  const [runs, locked] = await Promise.all([
    prisma.taskRun.findMany(),
    prisma.$queryRaw<{ name: string }[]>`
      SELECT name FROM unnest(${TASKS.map(({ name }) => name)}::text[]) AS name
      WHERE EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND objsubid = 1
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND (classid::bigint << 32) | objid::bigint = hashtextextended('deskuss:task:' || name, 0)
      )`,
  ]);
  return TASKS.map(({ name, title, description, everyMinutes }) => {
    const run = runs.find((known) => known.name === name);
    const state = taskState(
      run,
      locked.some((held) => held.name === name),
    );
    const finished = state === "ok" || state === "failed";
    return {
      name,
      title,
      description,
      everyMinutes,
      state,
      lastStartedAt: run?.lastStartedAt ?? null,
      durationMs: finished ? (run?.lastDurationMs ?? null) : null,
      summary: finished ? (run?.lastSummary ?? null) : null,
      nextAt: run?.nextAt ?? null,
    };
  });
}
