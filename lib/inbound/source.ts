import "server-only";
import type { Context } from "@/lib/context";
import { originalSql } from "./original-sql";

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
    originalSql(context, `substring(file.content FROM 1 FOR ${SHOWN_BYTES}) AS content, file.size`),
    [ticketId, messageId],
  );
  const found = rows[0];
  if (!found) return null;
  return { text: new TextDecoder().decode(found.content), size: found.size, cut: found.size > SHOWN_BYTES };
}
