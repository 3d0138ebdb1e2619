import "server-only";
import type { Database } from "@/lib/db/client";
import type { AttachmentLine, ThreadEntry } from "./views";

/** Characters of one message that are shown; the whole is a download. A page of ten megabytes helps nobody. */
const SHOWN = 200_000;

/** The newest messages of a ticket, oldest of them first, and how many there are before. Visibility: the caller's. */
export async function readThread(
  { pool }: Database,
  ticketId: number,
  limit: number,
): Promise<{ thread: ThreadEntry[]; earlier: number }> {
  const { rows } = await pool.query<ThreadEntry & { total: number }>(
    `SELECT message.id, message.kind, message.format, left(message.body, ${SHOWN}) AS body,
       length(message.body) > ${SHOWN} AS cut, message.created_at AS "createdAt",
       coalesce(staff.name, customer.name) AS author, mail.id IS NOT NULL AS "hasMail",
       (SELECT count(*)::int FROM message WHERE ticket_id = $1) AS total
     FROM message
     LEFT JOIN staff ON staff.id = message.staff_id
     LEFT JOIN customer ON customer.id = message.customer_id
     LEFT JOIN inbound_mail mail ON mail.thread_entry_id = message.id
     WHERE message.ticket_id = $1 ORDER BY message.id DESC LIMIT $2`,
    [ticketId, limit],
  );
  const attachments = await readAttachments(
    pool,
    rows.map(({ id }) => id),
  );
  const thread = rows
    .reverse()
    .map(({ total: _, ...entry }) => ({ ...entry, attachments: attachments.get(entry.id) ?? [] }));
  return { thread, earlier: (rows[0]?.total ?? 0) - rows.length };
}

async function readAttachments(
  pool: Database["pool"],
  messageIds: number[],
): Promise<Map<number, AttachmentLine[]>> {
  const { rows } = await pool.query<AttachmentLine & { messageId: number }>(
    `SELECT attachment.id, attachment.message_id AS "messageId", attachment.name, file.size,
       attachment.content_type AS "contentType", attachment.content_id AS "contentId"
     FROM attachment JOIN file ON file.id = attachment.file_id
     WHERE attachment.message_id = ANY($1) ORDER BY attachment.id`,
    [messageIds],
  );
  return Map.groupBy(rows, ({ messageId }) => messageId);
}
