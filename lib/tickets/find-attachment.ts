import "server-only";
import type { Context } from "@/lib/context";
import { visibleSql } from "./visibility";

/** Bytes with the name and type their sender gave them; neither is to be trusted. */
export type NamedFile = { name: string; contentType: string; content: Uint8Array };

/** An attachment of a ticket; null when it is not there, belongs to another ticket or is not for this context. */
export async function findAttachment(
  context: Context,
  ticketId: number,
  attachmentId: number,
): Promise<NamedFile | null> {
  const { rows } = await context.db.pool.query<NamedFile>(
    `SELECT attachment.name, attachment.content_type AS "contentType", file.content
     FROM attachment
     JOIN file ON file.id = attachment.file_id
     JOIN message ON message.id = attachment.message_id
     JOIN ticket ON ticket.id = message.ticket_id
     WHERE attachment.id = $2 AND ticket.id = $1 AND ${visibleSql(context)}`,
    [ticketId, attachmentId],
  );
  return rows[0] ?? null;
}
