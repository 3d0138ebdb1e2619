import "server-only";
import type pg from "pg";
import { beginningSql, newBody, type PartLengths } from "@/lib/html/message-parts";
import { toPreview } from "@/lib/html/plain-text";

/** Characters of a message that its beginning is taken from. */
const READ = 4_000;

/** Works out anew what the lists say of tickets whose messages were moved or taken away. */
export async function refreshLast(client: pg.PoolClient, ids: readonly number[], now: Date): Promise<void> {
  const { rows } = await client.query<{
    id: number;
    messageId: number;
    format: "text" | "html";
    body: string;
    parts: PartLengths | null;
  }>(
    `SELECT ticket.id, last.id AS "messageId", last.format, last.parts, ${beginningSql("last", READ)} AS body
     FROM ticket CROSS JOIN LATERAL (
       SELECT id, format, body, parts FROM message WHERE message.ticket_id = ticket.id ORDER BY message.id DESC LIMIT 1
     ) AS last WHERE ticket.id = ANY($1)`,
    [ids],
  );
  await client.query(
    `UPDATE ticket SET last_message_id = message.id, last_kind = message.kind, preview = last.preview, updated_at = $4,
       has_attachments = EXISTS (
         SELECT FROM message entry JOIN attachment ON attachment.message_id = entry.id WHERE entry.ticket_id = ticket.id)
     FROM unnest($1::int[], $2::int[], $3::text[]) AS last(ticket_id, message_id, preview)
     JOIN message ON message.id = last.message_id
     WHERE ticket.id = last.ticket_id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ messageId }) => messageId),
      rows.map((last) => toPreview(newBody(last), last.format)),
      now,
    ],
  );
}
