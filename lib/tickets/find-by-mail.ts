import "server-only";
import type pg from "pg";
import { hashMessageId, type IncomingMail } from "./claim-mail";

export type KnownTicket = { id: number; createdAt: Date };

/** What became of a mail before; `ticket` is null when it is none, or is deleted. */
export type Taken = { outcome: string; reason: string | null; ticket: KnownTicket | null };

/** What the ledger says of this mail, or of another with its Message-ID; undefined while it is not dealt with. */
export async function findTaken(
  client: pg.Pool | pg.PoolClient,
  { messageId, source }: Pick<IncomingMail, "messageId" | "source">,
): Promise<Taken | undefined> {
  const ledgerId = "ledgerId" in source ? source.ledgerId : null;
  if (messageId === null && ledgerId === null) return undefined;
  const { rows } = await client.query<{
    outcome: string;
    reason: string | null;
    id: number | null;
    createdAt: Date | null;
  }>({
    name: "find-taken-mail",
    text: `SELECT mail.outcome, mail.reason, ticket.id, ticket.created_at AS "createdAt"
      FROM inbound_mail mail LEFT JOIN ticket ON ticket.id = mail.ticket_id
      WHERE (mail.message_id_hash = $1 OR mail.id = $2) AND mail.outcome <> 'waiting'
      ORDER BY mail.id LIMIT 1`,
    values: [messageId === null ? null : hashMessageId(messageId), ledgerId],
  });
  const found = rows[0];
  if (!found) return undefined;
  const { outcome, reason, id, createdAt } = found;
  return { outcome, reason, ticket: id !== null && createdAt ? { id, createdAt } : null };
}
