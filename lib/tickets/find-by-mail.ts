import "server-only";
import type pg from "pg";
import { hashMessageId } from "./claim-mail";

export type KnownTicket = { id: number; createdAt: Date };

/**
 * The ticket that one of these mails belongs to, the first in the order given. `customer` limits it to his own; a blocked
 * one has none.
 */
export async function findByMessageIds(
  client: pg.Pool | pg.PoolClient,
  messageIds: readonly string[],
  customer?: string,
): Promise<KnownTicket | undefined> {
  if (messageIds.length === 0) return undefined;
  const { rows } = await client.query<KnownTicket>({
    name: "find-ticket-by-message-ids",
    text: `SELECT ticket.id, ticket.created_at AS "createdAt"
      FROM unnest($1::bytea[]) WITH ORDINALITY AS wanted(hash, place)
      JOIN inbound_mail mail ON mail.message_id_hash = wanted.hash
      JOIN ticket ON ticket.id = mail.ticket_id
      JOIN customer ON customer.id = ticket.customer_id
      WHERE $2::text IS NULL OR customer.email_key = $2 AND customer.blocked_at IS NULL
      ORDER BY place LIMIT 1`,
    values: [messageIds.map(hashMessageId), customer?.toLowerCase() ?? null],
  });
  return rows[0];
}
