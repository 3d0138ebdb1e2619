import "server-only";
import type pg from "pg";
import { toPlainText, toPreview } from "@/lib/html/plain-text";
import { noteMessage } from "./note-message";
import type { Written } from "./take-draft";

type NewMessage = {
  ticketId: number;
  staffId: number;
  kind: "reply" | "note";
  written: Written;
  sendKey: string;
  at: Date;
  heldUntil: Date | null;
};

/**
 * Adds what a member of staff wrote to a ticket's thread, with its files and mentions; its writer has seen it. Part of
 * the caller's transaction.
 * @returns the message's id
 */
export async function insertMessage(client: pg.PoolClient, message: NewMessage): Promise<number> {
  const { ticketId, staffId, kind, written, sendKey, at, heldUntil } = message;
  const { body, files, mentioned } = written;
  const { rows } = await client.query<{ id: number }>(
    `WITH entry AS (
       INSERT INTO message (ticket_id, kind, staff_id, format, body, created_at, held_until, send_key, parts)
       VALUES ($1, $2::"MessageKind", $3, 'html', $4, $5, $6, $7, '[]') RETURNING id
     ), files AS (
       INSERT INTO attachment (message_id, file_id, name, content_type, content_id)
       SELECT entry.id, file.* FROM entry, unnest($8::int[], $9::text[], $10::text[], $11::text[]) AS file
     ), mentions AS (
       INSERT INTO mention (message_id, staff_id, ticket_id)
       SELECT entry.id, staff.id, $1 FROM entry, staff
       WHERE staff.id = ANY($12::int[]) AND staff.id <> $3 AND deactivated_at IS NULL
     ), seen AS (
       INSERT INTO ticket_read (staff_id, ticket_id, message_id) SELECT $3, $1, id FROM entry
       ON CONFLICT (staff_id, ticket_id) DO UPDATE SET message_id = greatest(ticket_read.message_id, excluded.message_id)
     )
     SELECT id FROM entry`,
    [
      ticketId,
      kind,
      staffId,
      body,
      at,
      heldUntil,
      sendKey,
      files.map(({ fileId }) => fileId),
      files.map(({ name }) => name),
      files.map(({ contentType }) => contentType),
      files.map(({ contentId }) => contentId),
      mentioned,
    ],
  );
  const messageId = rows[0]?.id;
  if (messageId === undefined) throw new Error("The message was not inserted");
  await noteMessage(client, {
    ticketId,
    messageId,
    kind,
    text: toPlainText(body, "html"),
    preview: toPreview(body, "html"),
    at,
    hasAttachments: files.length > 0,
  });
  return messageId;
}
