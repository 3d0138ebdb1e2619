import "server-only";
import type { Database } from "@/lib/db/client";

const BATCH = 1_000;

/** Marks open tickets past their due time, a batch a transaction, each with a line in its history. */
export async function markOverdue({ pool }: Database, now: Date): Promise<string> {
  let marked = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      `WITH late AS (
         SELECT id FROM ticket WHERE state = 'open' AND overdue_at IS NULL AND due_at < $1
         ORDER BY due_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
       ), marked AS (
         UPDATE ticket SET overdue_at = $1, updated_at = $1 FROM late WHERE ticket.id = late.id RETURNING ticket.id, due_at
       )
       INSERT INTO ticket_event (ticket_id, at, type, details)
       SELECT id, $1, 'overdue', jsonb_build_object('dueAt', due_at) FROM marked`,
      [now],
    );
    marked += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return `Tickets marked overdue: ${marked}`;
  }
}
