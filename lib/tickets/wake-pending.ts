import "server-only";
import type { Database } from "@/lib/db/client";
import { changeInBatches } from "./in-batches";

/** Opens pending tickets whose date has come, each with a line in its history. */
export async function wakePending(db: Database, now: Date): Promise<string> {
  const woken = await changeInBatches(
    db,
    `WITH due AS (
       SELECT id, pending_until FROM ticket WHERE state = 'pending' AND pending_until <= $1
       ORDER BY pending_until LIMIT $2 FOR UPDATE SKIP LOCKED
     ), opened AS (
       UPDATE ticket SET state = 'open', pending_until = NULL, updated_at = $1 FROM due WHERE ticket.id = due.id
       RETURNING ticket.id, due.pending_until
     ), event AS (
       INSERT INTO ticket_event (ticket_id, at, type, details)
       SELECT id, $1, 'woke', jsonb_build_object('until', pending_until) FROM opened
     )
     SELECT id FROM opened`,
    now,
  );
  return `Pending tickets opened: ${woken}`;
}
