import "server-only";
import type pg from "pg";

/** What each job is given; lib/worker/jobs.ts says what it does. */
export type Jobs = {
  /** Sends one mail of the outbox, if it is due. */
  "send-mail": { id: number };
};

type Options = {
  /** Not before this moment. */
  runAt?: Date;
  /** A job of this key that has not begun is replaced. */
  key: string;
};

/** Adds a job in the caller's transaction: it is there when that commits, and only then. */
export async function enqueue<N extends keyof Jobs>(
  client: pg.ClientBase | pg.Pool,
  name: N,
  payload: Jobs[N],
  { runAt, key }: Options,
): Promise<void> {
  await client.query(
    "SELECT graphile_worker.add_job($1, payload := $2::json, run_at := $3, job_key := $4, max_attempts := 5)",
    [name, JSON.stringify(payload), runAt ?? null, key],
  );
}

/** Takes a job back that has not begun. */
export async function dequeue(client: pg.ClientBase, key: string): Promise<void> {
  await client.query("SELECT graphile_worker.remove_job($1)", [key]);
}
