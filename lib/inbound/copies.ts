import "server-only";
import type pg from "pg";
import { hashMessageId } from "@/lib/tickets/claim-mail";
import type { MailFacts } from "./facts";

/**
 * What the ledger knows of a mail: `copy`, it was taken before; `namesake`, another mail has its Message-ID, as programs
 * write that have one for all; null, nothing.
 */
export type Known = { as: "copy"; ticketId: number | null } | { as: "namesake" } | null;

/**
 * A mail is a copy when sender, subject and Message-ID are those of one that was taken, or when its bytes came out of the
 * same mailbox before its server numbered its mails anew. Two equal mails under one numbering, without a Message-ID, are two.
 */
export async function findCopy(
  client: pg.Pool,
  ledgerId: number,
  { message, sender }: MailFacts,
): Promise<Known> {
  const { rows } = await client.query<{ same: boolean; ticketId: number | null }>({
    name: "find-copy-of-mail",
    text: `SELECT known.sender = $3 AND known.subject = $4 AS same, known.ticket_id AS "ticketId"
      FROM inbound_mail known WHERE known.message_id_hash = $2 AND known.id <> $1 AND known.outcome <> 'waiting'
      UNION ALL
      SELECT TRUE, older.ticket_id FROM inbound_mail mail
      JOIN inbound_mail older ON older.file_id = mail.file_id AND older.mailbox_id = mail.mailbox_id AND older.id < mail.id
      WHERE mail.id = $1 AND mail.uid_validity IS NOT NULL AND older.uid_validity IS DISTINCT FROM mail.uid_validity
      ORDER BY 1 DESC LIMIT 1`,
    values: [
      ledgerId,
      message.messageId === null ? null : hashMessageId(message.messageId),
      sender,
      ledgerSubject(message.subject),
    ],
  });
  const found = rows[0];
  if (!found) return null;
  return found.same ? { as: "copy", ticketId: found.ticketId } : { as: "namesake" };
}

/** A subject as the ledger keeps it. */
export const ledgerSubject = (subject: string): string => subject.slice(0, 500);
