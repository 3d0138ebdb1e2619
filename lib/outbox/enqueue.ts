import "server-only";
import type pg from "pg";
import { enqueue } from "@/lib/jobs/enqueue";
import { outgoingSubject } from "@/lib/mail/compose";
import type { Outgoing } from "@/lib/mail-servers/outgoing";
import { jobKey } from "./job-key";
import { messageIdOf, nextMailId } from "./message-id";
import type { Recipient } from "./recipients";

export type WrittenMail = {
  kind: "acknowledgement" | "notice" | "test";
  /** Null: it is about no single one. */
  ticketId: number | null;
  staffId?: number;
  to: Recipient;
  subject: string;
  text: string;
  html: string;
  /** Put before the mailbox's name in From. */
  fromName?: string;
  /** What somebody wrote for staff alone: an answer to it is for them alone too. */
  internal?: boolean;
};

/** Puts a mail that is written already into the outbox, in the caller's transaction; it is sent as soon as that commits. */
export async function enqueueMail(
  client: pg.ClientBase,
  outgoing: Outgoing,
  mail: WrittenMail,
): Promise<number> {
  const { kind, ticketId, staffId, to, subject, text, html, fromName, internal } = mail;
  const id = await nextMailId(client);
  await client.query(
    `INSERT INTO outbound_mail (id, kind, ticket_id, staff_id, mailbox_id, to_key, recipients, subject, message_id, content)
     VALUES ($1, $2::"OutboundKind", $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      kind,
      ticketId,
      staffId ?? null,
      outgoing.id,
      to.email.toLowerCase(),
      JSON.stringify([to]),
      ticketId === null ? subject : outgoingSubject(subject, ticketId, { reply: kind === "acknowledgement" }),
      // Of what is about no ticket the first number is that of the mail too.
      messageIdOf(ticketId ?? id, id, outgoing.address),
      JSON.stringify({ text, html, ...(fromName && { fromName }), ...(internal && { internal }) }),
    ],
  );
  await enqueue(client, "send-mail", { id }, { key: jobKey(id) });
  return id;
}
