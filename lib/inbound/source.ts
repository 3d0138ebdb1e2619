import "server-only";
import type { Context } from "@/lib/context";
import { visibleSql } from "@/lib/tickets/visibility";

/** The beginning of a mail as text, and how long all of it is. */
export type MailSource = { text: string; size: number; cut: boolean };

const SHOWN_BYTES = 200_000;

/** What a mail looks like byte for byte, for those who want to know where it came from; null when it did not come by mail, or is not for this context. */
export async function findMailSource(
  context: Context,
  ticketId: number,
  messageId: number,
): Promise<MailSource | null> {
  const { rows } = await context.db.pool.query<{ content: Uint8Array; size: number }>(
    `SELECT substring(file.content FROM 1 FOR ${SHOWN_BYTES}) AS content, file.size
     FROM inbound_mail mail
     JOIN file ON file.id = mail.file_id
     JOIN message ON message.id = mail.thread_entry_id
     JOIN ticket ON ticket.id = message.ticket_id
     WHERE message.id = $2 AND ticket.id = $1 AND ${visibleSql(context)}`,
    [ticketId, messageId],
  );
  const found = rows[0];
  if (!found) return null;
  return { text: new TextDecoder().decode(found.content), size: found.size, cut: found.size > SHOWN_BYTES };
}
