import "server-only";
import type { Context } from "@/lib/context";
import type { NamedFile } from "@/lib/tickets/find-attachment";
import { originalSql } from "./original-sql";

/** The mail that a message of a ticket came in, byte for byte; null when it did not, or is not for this context. */
export async function findOriginalMail(
  context: Context,
  ticketId: number,
  messageId: number,
): Promise<NamedFile | null> {
  const { rows } = await context.db.pool.query<{ content: Uint8Array }>(
    originalSql(context, "file.content"),
    [ticketId, messageId],
  );
  const content = rows[0]?.content;
  return content
    ? { name: `ticket-${ticketId}-${messageId}.eml`, contentType: "message/rfc822", content }
    : null;
}
