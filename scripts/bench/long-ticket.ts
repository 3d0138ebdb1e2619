import type { Database } from "@/lib/db/client";

const MESSAGES = 500;
const SENTENCE = "Thank you, I have tried that now and the transfer is still pending in my account. ";

/** Gives a ticket messages until it has 500, some of them with quoted text and HTML, and a change between each ten. */
export async function longTicket({ pool }: Database, id: number): Promise<number> {
  await pool.query(
    `WITH written AS (
       INSERT INTO message (ticket_id, kind, customer_id, staff_id, format, body, created_at)
       SELECT ticket.id, CASE WHEN n % 2 = 0 THEN 'customer' ELSE 'reply' END::"MessageKind",
         CASE WHEN n % 2 = 0 THEN ticket.customer_id END,
         CASE WHEN n % 2 = 1 THEN (SELECT min(id) FROM staff) END,
         CASE WHEN n % 3 = 0 THEN 'html' ELSE 'text' END::"BodyFormat",
         CASE WHEN n % 3 = 0 THEN '<p>' || repeat($2, 5) || '</p><blockquote><p>' || repeat($2, 10) || '</p></blockquote>'
           ELSE repeat($2, 5) || E'\\n\\nOn Monday Jane wrote:\\n> ' || repeat($2, 5) END,
         ticket.updated_at + n * interval '1 second'
       FROM ticket, generate_series(1, $3 - (SELECT count(*)::int FROM message WHERE ticket_id = $1)) n
       WHERE ticket.id = $1 RETURNING id, created_at
     ), changed AS (
       INSERT INTO ticket_event (ticket_id, at, type, details)
       SELECT $1, created_at, 'priority', '{"from": "normal", "to": "high"}' FROM written WHERE id % 10 = 0
     )
     UPDATE ticket SET last_message_id = (SELECT max(id) FROM written) WHERE id = $1`,
    [id, SENTENCE, MESSAGES],
  );
  return id;
}
