import "server-only";
import type { Database } from "@/lib/db/client";
import { announce } from "@/lib/live/announce";

const BATCH = 1_000;

/** Opens pending tickets whose date has come, a batch a transaction, each with a line in its history. */
export async function wakePending(db: Database, now: Date): Promise<string> {
  let woken = 0;
  for (;;) {
    const { rows } = await db.pool.query<{ id: number }>(
      `WITH due AS (
         SELECT id, pending_until FROM ticket WHERE state = 'pending' AND pending_until <= $1
         ORDER BY pending_until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
       ), opened AS (
         UPDATE ticket SET state = 'open', pending_until = NULL, updated_at = $1 FROM due WHERE ticket.id = due.id
         RETURNING ticket.id, due.pending_until
       ), event AS (
         INSERT INTO ticket_event (ticket_id, at, type, details)
         SELECT id, $1, 'woke', jsonb_build_object('until', pending_until) FROM opened
       )
       SELECT id FROM opened`,
      [now],
    );
    announce(db, { tickets: rows.map(({ id }) => id) });
    woken += rows.length;
    if (rows.length < BATCH) return `Pending tickets opened: ${woken}`;
  }
}
