import "server-only";
import type { Context } from "@/lib/context";
import type { NamedFile } from "@/lib/tickets/find-attachment";
import { visibleSql } from "@/lib/tickets/visibility";

/** The mail that a message of a ticket came in, byte for byte; null when it did not, or is not for this context. */
export async function findOriginalMail(
  context: Context,
  ticketId: number,
  messageId: number,
): Promise<NamedFile | null> {
  const { rows } = await context.db.pool.query<{ content: Uint8Array }>(
    `SELECT file.content
     FROM inbound_mail mail
     JOIN file ON file.id = mail.file_id
     JOIN message ON message.id = mail.thread_entry_id
     JOIN ticket ON ticket.id = message.ticket_id
     WHERE message.id = $2 AND ticket.id = $1 AND ${visibleSql(context)}`,
    [ticketId, messageId],
  );
  const content = rows[0]?.content;
  return content
    ? { name: `ticket-${ticketId}-${messageId}.eml`, contentType: "message/rfc822", content }
    : null;
}
