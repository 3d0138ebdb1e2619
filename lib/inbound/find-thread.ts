import "server-only";
import type pg from "pg";
import { hashMessageId } from "@/lib/tickets/claim-mail";

/** What a mail names a ticket by, the surest first. */
export type ThreadClues = {
  /** Lower-cased address of who wrote it. */
  sender: string;
  /** Tickets named by tokens that we have signed. */
  signed: readonly number[];
  /** Message-IDs it answers, without angle brackets. */
  messageIds: readonly string[];
  /** The ticket that its subject names. */
  subject: number | null;
};

export type FoundThread = {
  ticketId: number;
  by: "signed" | "message-id" | "subject";
  /** Whether the sender is the ticket's customer or gets copies, and is not blocked. */
  participant: boolean;
  /** Whether the sender is a blocked customer. */
  blocked: boolean;
};

const KINDS = ["signed", "message-id", "subject"] as const;

const FIND = `
WITH wanted AS (
  SELECT 0 AS kind, place, id AS ticket_id FROM unnest($1::int[]) WITH ORDINALITY AS signed(id, place)
  UNION ALL
  SELECT 1, place, mail.ticket_id FROM unnest($2::bytea[]) WITH ORDINALITY AS answered(hash, place)
  JOIN inbound_mail mail ON mail.message_id_hash = answered.hash
  UNION ALL
  SELECT 1, place, mail.ticket_id FROM unnest($3::text[]) WITH ORDINALITY AS answered(id, place)
  JOIN outbound_mail mail ON mail.message_id = answered.id
  UNION ALL
  SELECT 2, 1, $4::int WHERE $4::int IS NOT NULL
), author AS (
  SELECT id, blocked_at IS NOT NULL AS blocked FROM customer WHERE email_key = $5
)
SELECT ticket.id AS "ticketId", kind, coalesce((SELECT blocked FROM author), FALSE) AS blocked,
  NOT coalesce((SELECT blocked FROM author), FALSE) AND (
    coalesce(ticket.customer_id = (SELECT id FROM author), FALSE)
    OR coalesce(target.customer_id = (SELECT id FROM author), FALSE)
    OR EXISTS (SELECT FROM ticket_cc WHERE ticket_id IN (ticket.id, target.id) AND email_key = $5)
  ) AS participant
FROM wanted
JOIN ticket ON ticket.id = wanted.ticket_id
LEFT JOIN ticket target ON target.id = ticket.merged_into_id
ORDER BY participant DESC, kind, place LIMIT 1`;

/** The ticket that a mail is about: one its sender takes part in goes first. */
export async function findThread(
  client: pg.Pool | pg.PoolClient,
  { sender, signed, messageIds, subject }: ThreadClues,
): Promise<FoundThread | undefined> {
  if (signed.length === 0 && messageIds.length === 0 && subject === null) return undefined;
  const { rows } = await client.query<Omit<FoundThread, "by"> & { kind: 0 | 1 | 2 }>({
    name: "find-thread-of-mail",
    text: FIND,
    values: [signed, messageIds.map(hashMessageId), messageIds.map((id) => `<${id}>`), subject, sender],
  });
  const found = rows[0];
  if (!found) return undefined;
  const { kind, ...rest } = found;
  return { ...rest, by: KINDS[kind] };
}
