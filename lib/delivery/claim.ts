import "server-only";
import type { Database } from "@/lib/db/client";
import type { OutboundKind } from "@/lib/db/generated/enums";
import type { Recipient } from "@/lib/outbox/recipients";

export type Content = {
  text?: string;
  html?: string;
  /** Whom a member of staff's notice came about; put before the mailbox's name. */
  fromName?: string;
};

export type Claimed = {
  id: number;
  kind: OutboundKind;
  ticketId: number | null;
  messageId: number | null;
  mailboxId: number | null;
  recipients: Recipient[];
  subject: string;
  /** With angle brackets. */
  mailMessageId: string;
  content: Content;
  attempts: number;
  createdAt: Date;
  /** Since when it is tried. */
  triedSince: Date;
};

/** Whoever claimed a mail this long ago must have died: no attempt is given as much time. */
export const LEASE_MINUTES = 10;

/** Makes a mail this process's to send, when it is due and nobody else's. One statement: only one of two gets it. */
export async function claim({ pool }: Database, id: number): Promise<Claimed | null> {
  const { rows } = await pool.query<Claimed>(
    `UPDATE outbound_mail SET state = 'sending', claimed_at = now(), attempts = attempts + 1
     WHERE id = $1 AND not_before <= now()
       AND (state = 'queued' OR (state = 'sending' AND claimed_at < now() - interval '${LEASE_MINUTES} minutes'))
     RETURNING id, kind, ticket_id AS "ticketId", thread_entry_id AS "messageId", mailbox_id AS "mailboxId", recipients,
       subject, message_id AS "mailMessageId", content, attempts, created_at AS "createdAt", tried_since AS "triedSince"`,
    [id],
  );
  return rows[0] ?? null;
}
