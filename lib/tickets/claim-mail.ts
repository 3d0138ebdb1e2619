import "server-only";
import { createHash } from "node:crypto";

/** The mail that an entry of a thread comes in. */
export type IncomingMail = { messageId: string | null; raw: Uint8Array };

/** What a Message-ID is recognised by: it may be longer than an index takes. */
export const hashMessageId = (messageId: string): Buffer => createHash("sha256").update(messageId).digest();

/**
 * The part of a statement that keeps the raw mail and claims its Message-ID for the entry that the rest of the
 * statement then makes under the ids of `slot`. A second copy of the mail waits here for the first one's commit and
 * then gets no slot, so that its statement makes nothing.
 * @param ticketId SQL for the ticket's id; evaluated once
 * @param source the FROM items that `ticketId` needs
 * @param first the number of the first of five parameters, which `mailValues` gives
 */
export const claimMail = (ticketId: string, source: string, first: number): string => `
raw AS (
  INSERT INTO file (sha256, size, content) VALUES ($${first}, $${first + 1}, $${first + 2})
  ON CONFLICT (sha256) DO UPDATE SET created_at = now() RETURNING id
), slot AS (
  INSERT INTO inbound_mail (message_id_hash, message_id, ticket_id, thread_entry_id, file_id)
  SELECT $${first + 3}, $${first + 4}, ${ticketId}, nextval('message_id_seq'), raw.id FROM raw, ${source}
  ON CONFLICT (message_id_hash) DO NOTHING RETURNING ticket_id, thread_entry_id
)`;

export function mailValues({ messageId, raw }: IncomingMail): unknown[] {
  return [
    createHash("sha256").update(raw).digest(),
    raw.byteLength,
    Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
    messageId === null ? null : hashMessageId(messageId),
    messageId,
  ];
}
