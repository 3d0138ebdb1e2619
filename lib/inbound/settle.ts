import "server-only";
import type pg from "pg";
import { fileValues, hashMessageId, type IncomingMail } from "@/lib/tickets/claim-mail";

export type Aside = { outcome: "ignored" | "quarantined"; reason: string; ticketId: number | null };

/**
 * Writes into the ledger that a mail became neither a ticket nor a reply. Commits by itself unless `client` is in a
 * transaction.
 * @returns whether it did: another process may have dealt with the mail, or with a copy of it
 */
export async function settle(
  client: pg.Pool | pg.PoolClient,
  { messageId, source, sender, subject, believed }: IncomingMail,
  { outcome, reason, ticketId }: Aside,
): Promise<boolean> {
  const facts = [
    outcome,
    reason,
    ticketId,
    messageId === null ? null : hashMessageId(messageId),
    messageId,
    sender,
    subject,
    believed,
  ];
  const { rowCount } =
    "ledgerId" in source
      ? await client.query(
          `UPDATE inbound_mail SET outcome = $1::"MailOutcome", reason = $2, ticket_id = $3, message_id_hash = $4,
             message_id = $5, sender = $6, subject = $7, believed = $8, processed_at = now()
           WHERE id = $9 AND outcome = 'waiting'`,
          [...facts, source.ledgerId],
        )
      : await client.query(
          `WITH raw AS (
             INSERT INTO file (sha256, size, content) VALUES ($9, $10, $11)
             ON CONFLICT (sha256) DO UPDATE SET created_at = now() RETURNING id
           )
           INSERT INTO inbound_mail (outcome, reason, ticket_id, message_id_hash, message_id, sender, subject, believed,
             processed_at, file_id)
           SELECT $1::"MailOutcome", $2, $3::int, $4, $5, $6, $7, $8::boolean, now(), raw.id FROM raw
           ON CONFLICT (message_id_hash) DO NOTHING`,
          [...facts, ...fileValues(source.raw)],
        );
  return rowCount === 1;
}
