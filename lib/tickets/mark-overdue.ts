import "server-only";
import type { Database } from "@/lib/db/client";
import { changeInBatches } from "./in-batches";

/** Marks open tickets past their due time, each with a line in its history. */
export async function markOverdue(db: Database, now: Date): Promise<string> {
  const marked = await changeInBatches(
    db,
    `WITH late AS (
       SELECT id FROM ticket WHERE state = 'open' AND folder = 'inbox' AND overdue_at IS NULL AND due_at < $1
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
     ), marked AS (
       UPDATE ticket SET overdue_at = $1, updated_at = $1 FROM late WHERE ticket.id = late.id RETURNING ticket.id, due_at
     ), event AS (
       INSERT INTO ticket_event (ticket_id, at, type, details)
       SELECT id, $1, 'overdue', jsonb_build_object('dueAt', due_at) FROM marked
     )
     SELECT id FROM marked`,
    now,
  );
  return `Tickets marked overdue: ${marked}`;
}
