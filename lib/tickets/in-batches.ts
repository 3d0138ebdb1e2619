import "server-only";
import type { Database } from "@/lib/db/client";
import { announce } from "@/lib/live/announce";

const BATCH = 1_000;

/**
 * Changes all tickets that a statement finds, a batch a transaction, and tells open pages of each batch.
 * @param statement changes at most `$2` tickets as of `$1` and answers their ids
 * @returns how many tickets were changed
 */
export async function changeInBatches(db: Database, statement: string, now: Date): Promise<number> {
  let changed = 0;
  for (;;) {
    const { rows } = await db.pool.query<{ id: number }>(statement, [now, BATCH]);
    announce(db, { tickets: rows.map(({ id }) => id) });
    changed += rows.length;
    if (rows.length < BATCH) return changed;
  }
}
