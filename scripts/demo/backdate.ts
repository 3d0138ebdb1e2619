import type { Database } from "@/lib/db/client";

/**
 * Moves a ticket and all that happened on it, in its order, to the time from `from` to `to`; nothing of it can be taken
 * back any more.
 */
export async function backdate({ pool }: Database, id: number, from: Date, to: Date): Promise<void> {
  await pool.query(
    `WITH step AS (
       SELECT 'message' AS kind, id, created_at AS at FROM message WHERE ticket_id = $1
       UNION ALL SELECT 'event', id, at FROM ticket_event WHERE ticket_id = $1
     ), ranked AS (
       SELECT kind, id, dense_rank() OVER (ORDER BY at) - 1 AS place FROM step
     ), timed AS (
       SELECT kind, id, $2::timestamptz + ($3::timestamptz - $2::timestamptz) *
         (place::float / greatest((SELECT max(place) FROM ranked), 1)) AS at FROM ranked
     ), messages AS (
       UPDATE message SET created_at = timed.at, held_until = NULL FROM timed
       WHERE timed.kind = 'message' AND message.id = timed.id
     ), events AS (
       UPDATE ticket_event SET at = timed.at FROM timed WHERE timed.kind = 'event' AND ticket_event.id = timed.id
     )
     UPDATE ticket SET created_at = $2, updated_at = (SELECT max(at) FROM timed), due_at = due_at - (created_at - $2),
       resolved_at = CASE WHEN resolved_at IS NOT NULL THEN $3::timestamptz END,
       closed_at = CASE WHEN closed_at IS NOT NULL THEN $3::timestamptz END
     WHERE id = $1`,
    [id, from, to],
  );
}
