import "server-only";
import type { Context } from "@/lib/context";
import type { NamedFile } from "@/lib/tickets/find-attachment";
import { visibleSql } from "./visibility";

/** A message's whole text as a file, for those too long to show; null when it is not there or not for this context. */
export async function findMessageText(
  context: Context,
  ticketId: number,
  messageId: number,
): Promise<NamedFile | null> {
  const { rows } = await context.db.pool.query<{ body: string; format: "text" | "html" }>(
    `SELECT message.body, message.format FROM message JOIN ticket ON ticket.id = message.ticket_id
     WHERE message.id = $2 AND ticket.id = $1 AND ${visibleSql(context)}`,
    [ticketId, messageId],
  );
  const found = rows[0];
  if (!found) return null;
  const [extension, contentType] = found.format === "html" ? ["html", "text/html"] : ["txt", "text/plain"];
  return {
    name: `ticket-${ticketId}-${messageId}.${extension}`,
    contentType: `${contentType}; charset=utf-8`,
    content: new TextEncoder().encode(found.body),
  };
}
