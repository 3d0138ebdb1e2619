import "server-only";
import type pg from "pg";
import { MOST_CHARS, messageText } from "@/lib/search/document";

/** A message that has just been written. */
export type NewMessage = {
  ticketId: number;
  messageId: number;
  kind: "customer" | "reply" | "note";
  /** What it is found by. */
  text: string;
  preview: string;
  at: Date;
  hasAttachments: boolean;
};

const INDEX = `
INSERT INTO ticket_search AS known (ticket_id, language, document) VALUES ($1, '', '')
ON CONFLICT (ticket_id) DO UPDATE
SET document = known.document || setweight(to_tsvector(known.language::regconfig,
      left($2, greatest(0, ${MOST_CHARS} - known.chars))), 'C'),
  chars = least(${MOST_CHARS}, known.chars + length($2) + 1)
WHERE known.language <> ''`;

/**
 * Lets the lists and the search know of a new message. Part of the caller's transaction, and one round trip. A document
 * without a language waits to be made anew as a whole, and will hold the message then.
 */
export async function noteMessage(client: pg.PoolClient, message: NewMessage): Promise<void> {
  const { ticketId, messageId, kind, text, preview, at, hasAttachments } = message;
  await client.query({
    name: "note-message",
    text: `WITH listed AS (
        UPDATE ticket SET preview = $3, last_message_id = $4, last_kind = $5::"MessageKind", updated_at = $6,
          has_attachments = has_attachments OR $7
        WHERE id = $1
      ) ${INDEX}`,
    values: [ticketId, messageText(text), preview, messageId, kind, at, hasAttachments],
  });
}

/** Lets the search alone know of a message. */
export async function indexMessage(client: pg.PoolClient, ticketId: number, text: string): Promise<void> {
  await client.query({ name: "index-message", text: INDEX, values: [ticketId, messageText(text)] });
}
