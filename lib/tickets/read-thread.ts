import "server-only";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { LARGEST_ID } from "@/lib/largest-id";
import { asDetails } from "./event-details";
import { namedSql } from "./named-sql";
import type { AttachmentLine, HistoryEntry, ThreadEntry, ThreadPage } from "./views";
import { visibleSql } from "./visibility";

/** Messages of one stretch: what opening a ticket shows, and how many "earlier" adds. */
export const THREAD_PAGE = 30;

/** Characters of one message that are shown; the whole is a download. A page of ten megabytes helps nobody. */
const SHOWN = 200_000;

/** Events of one stretch: a script may have changed a ticket thousands of times between two messages. */
const MOST_EVENTS = 200;

/**
 * A stretch of a thread a reader asks for; null when there is no such ticket for this context to see.
 * @param before the message that the stretch ends before
 */
export async function readEarlier(
  context: Context,
  ticketId: number,
  before: number | null,
): Promise<ThreadPage | null> {
  const { rows } = await context.db.pool.query(
    `SELECT FROM ticket WHERE ticket.id = $1 AND ${visibleSql(context)}`,
    [ticketId],
  );
  return rows.length === 0 ? null : readThread(context.db, ticketId, before);
}

/** The newest messages of a ticket (before one of them), oldest first, with the events among them. Visibility: the caller's. */
export async function readThread(
  { pool }: Database,
  ticketId: number,
  before: number | null,
  limit = THREAD_PAGE,
): Promise<ThreadPage> {
  const [{ messages, earlier }, events] = await Promise.all([
    readMessages(pool, ticketId, before, limit),
    readEvents(pool, ticketId, before, limit),
  ]);
  return { messages, events, earlier };
}

type Pool = Database["pool"];

async function readMessages(pool: Pool, ticketId: number, before: number | null, limit: number) {
  const { rows } = await pool.query<Omit<ThreadEntry, "attachments"> & Extra>({
    name: "thread-messages",
    text: `WITH stretch AS (
         SELECT * FROM message WHERE ticket_id = $1 AND id < coalesce($2, ${LARGEST_ID}) ORDER BY id DESC LIMIT $3
       )
       SELECT message.id, message.kind, message.format, message.parts, left(message.body, ${SHOWN}) AS body,
         length(message.body) > ${SHOWN} AS cut, message.created_at AS "createdAt",
         coalesce(${namedSql("staff")}, ${namedSql("customer")}) AS author,
         CASE WHEN sent.id IS NOT NULL THEN json_build_object('id', sent.id, 'state', sent.state, 'sentAt', sent.sent_at,
           'notBefore', sent.not_before, 'attempts', sent.attempts, 'lastError', sent.last_error,
           'bouncedAt', sent.bounced_at, 'recipients', sent.recipients) END AS sent,
         mail.id IS NOT NULL AS "hasMail", mail.believed IS FALSE AS unverified,
         mail.id IS NOT NULL AND message.created_at IN (SELECT at FROM ticket_event
           WHERE ticket_id = $1 AND (type = 'auto_replied'
             OR (type = 'created' AND details @> '{"automatic": true}'))) AS automatic,
         message.held_until AS "heldUntil", message.origin_id AS "originId",
         files.files AS attachments,
         (SELECT count(*)::int FROM message WHERE ticket_id = $1 AND id < (SELECT min(id) FROM stretch)) AS earlier
       FROM stretch message
       LEFT JOIN staff ON staff.id = message.staff_id
       LEFT JOIN customer ON customer.id = message.customer_id
       LEFT JOIN inbound_mail mail ON mail.thread_entry_id = message.id
       LEFT JOIN outbound_mail sent ON sent.thread_entry_id = message.id
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_object('id', attachment.id, 'name', attachment.name, 'size', file.size,
           'contentType', attachment.content_type, 'contentId', attachment.content_id) ORDER BY attachment.id) AS files
         FROM attachment JOIN file ON file.id = attachment.file_id WHERE attachment.message_id = message.id
       ) files ON TRUE
       ORDER BY message.id`,
    values: [ticketId, before, limit],
  });
  const messages = rows.map(({ earlier: _, attachments, ...entry }) => ({
    ...entry,
    attachments: attachments ?? [],
  }));
  return { messages, earlier: rows[0]?.earlier ?? 0 };
}

type Extra = { earlier: number; attachments: AttachmentLine[] | null };

/** What happened from the stretch's first message on (from the beginning, when it is the thread's) until its end. */
async function readEvents(pool: Pool, ticketId: number, before: number | null, limit: number) {
  const { rows } = await pool.query<HistoryEntry>({
    name: "thread-events",
    text: `WITH edges AS (
         SELECT (SELECT created_at FROM message WHERE ticket_id = $1 AND id < coalesce($2, ${LARGEST_ID})
             ORDER BY id DESC OFFSET $3 - 1 LIMIT 1) AS first,
           EXISTS (SELECT FROM message WHERE ticket_id = $1 AND id < coalesce($2, ${LARGEST_ID})
             ORDER BY id DESC OFFSET $3) AS more,
           (SELECT created_at FROM message WHERE ticket_id = $1 AND id = $2) AS last
       ), newest AS (
         SELECT event.* FROM ticket_event event, edges
         WHERE event.ticket_id = $1 AND (NOT more OR event.at >= first) AND (last IS NULL OR event.at < last)
         ORDER BY event.id DESC LIMIT ${MOST_EVENTS}
       )
       SELECT event.id, event.at, event.type, event.details, event.origin_id AS "originId",
         ${namedSql("staff")} AS staff,
         api_key.label AS "apiKey"
       FROM newest event
       LEFT JOIN staff ON staff.id = event.staff_id
       LEFT JOIN api_key ON api_key.id = event.api_key_id
       ORDER BY event.at, event.id`,
    values: [ticketId, before, limit],
  });
  return rows.map((event) => ({ ...event, details: asDetails(event.details) }));
}
