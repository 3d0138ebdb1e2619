import "server-only";
import pg from "pg";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/logs/write";
import type { Task } from "./task";
import type { TaskReport } from "./task-report";
import { TASKS } from "./tasks";

/** A caller that comes every minute is rarely exact; a task is due this much before its time. */
const SLACK_MS = 5_000;

/**
 * Runs every task that is due and reports on each. Two callers at once never run one task twice: the second is told
 * that it is running. One task's failure is its own.
 * @throws AppError forbidden when a key without Cron Execution, or an agent, is acting
 */
export async function runDueTasks(context: Context, now = new Date()): Promise<TaskReport[]> {
  if (context.actor.type === "apiKey") {
    if (!context.actor.scopes.has("cron:run"))
      throw new AppError(
        "forbidden",
        "This key may not run scheduled tasks; an administrator can allow it in Settings → API Keys.",
      );
  } else requireAdministrator(context);
  return withOwnConnection(context.db, async (client) => {
    const reports: TaskReport[] = [];
    for (const task of TASKS) reports.push(await claimAndRun(context.db, client, task, now, false));
    return reports;
  });
}

/**
 * Runs one task now, due or not.
 * @throws AppError forbidden, not_found
 */
export async function runTaskNow(context: Context, name: string, now = new Date()): Promise<TaskReport> {
  requireAdministrator(context);
  const task = TASKS.find((known) => known.name === name);
  if (!task) throw new AppError("not_found", `There is no scheduled task “${name}”.`);
  return withOwnConnection(context.db, (client) => claimAndRun(context.db, client, task, now, true));
}

/**
 * A connection beside the pool for the claims: the tasks need the pool's, and whoever holds one of few while waiting for
 * another may wait for ever.
 */
async function withOwnConnection<T>({ pool }: Database, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(pool.options);
  // A connection that breaks is noticed by the next query on it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The claim is a lock of this database session: it ends with the process, however that ends. Whoever gets it looks at
 * the due time again, so that a task which another caller has just finished is not run a second time.
 */
async function claimAndRun(
  db: Database,
  client: pg.Client,
  task: Task,
  now: Date,
  evenIfNotDue: boolean,
): Promise<TaskReport> {
  const lock = `deskuss:task:${task.name}`;
  const { rows } = await client.query<{ locked: boolean }>(
    "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked",
    [lock],
  );
  if (!rows[0]?.locked) return skipped(task, "is running already");
  try {
    const nextAt = await dueAt(client, task, now);
    if (!evenIfNotDue && nextAt.getTime() > now.getTime() + SLACK_MS)
      return skipped(task, `not due until ${nextAt.toISOString()}`);
    return await runClaimed(db, task, now);
  } finally {
    await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [lock]);
  }
}

async function dueAt(client: pg.Client, task: Task, now: Date): Promise<Date> {
  const { rows } = await client.query<{ nextAt: Date }>(
    `WITH added AS (INSERT INTO task_run (name, next_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING next_at)
     SELECT next_at AS "nextAt" FROM task_run WHERE name = $1 UNION ALL SELECT next_at FROM added`,
    [task.name, now],
  );
  return rows[0]?.nextAt ?? now;
}

async function runClaimed(db: Database, task: Task, now: Date): Promise<TaskReport> {
  const where = { name: task.name };
  const started = performance.now();
  await db.prisma.taskRun.update({ where, data: { lastStartedAt: new Date() } });
  const report = await task.run(db, now).then(
    (summary): TaskReport => ({ name: task.name, outcome: "ok", summary, durationMs: elapsed(started) }),
    (error: unknown): TaskReport => {
      const summary = error instanceof Error ? error.message : String(error);
      void log(db, {
        level: "error",
        area: "cron",
        message: `${task.title} failed: ${summary}`,
        details: { task: task.name, stack: error instanceof Error ? (error.stack ?? "") : "" },
      });
      return {
        name: task.name,
        outcome: "failed",
        summary: "Failed; System → Logs says why.",
        durationMs: elapsed(started),
      };
    },
  );
  await db.prisma.taskRun.update({
    where,
    data: {
      lastFinishedAt: new Date(),
      lastOutcome: report.outcome === "ok" ? "ok" : "failed",
      lastSummary: report.summary,
      lastDurationMs: report.durationMs,
      nextAt: new Date(now.getTime() + task.everyMinutes * 60_000),
    },
  });
  return report;
}

const elapsed = (since: number) => Math.round(performance.now() - since);

const skipped = (task: Task, summary: string): TaskReport => ({
  name: task.name,
  outcome: "skipped",
  summary,
  durationMs: 0,
});
