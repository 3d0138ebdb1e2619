import "server-only";
import type { Database } from "@/lib/db/client";
import { announce } from "@/lib/live/announce";

const BATCH = 1_000;

/** Marks open tickets past their due time, a batch a transaction, each with a line in its history. */
export async function markOverdue(db: Database, now: Date): Promise<string> {
  let marked = 0;
  for (;;) {
    const { rows } = await db.pool.query<{ id: number }>(
      `WITH late AS (
         SELECT id FROM ticket WHERE state = 'open' AND folder = 'inbox' AND overdue_at IS NULL AND due_at < $1
         ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
       ), marked AS (
         UPDATE ticket SET overdue_at = $1, updated_at = $1 FROM late WHERE ticket.id = late.id RETURNING ticket.id, due_at
       ), event AS (
         INSERT INTO ticket_event (ticket_id, at, type, details)
         SELECT id, $1, 'overdue', jsonb_build_object('dueAt', due_at) FROM marked
       )
       SELECT id FROM marked`,
      [now],
    );
    announce(db, { tickets: rows.map(({ id }) => id) });
    marked += rows.length;
    if (rows.length < BATCH) return `Tickets marked overdue: ${marked}`;
  }
}
