import "server-only";
import type pg from "pg";
import { findOutgoing } from "@/lib/mail-servers/outgoing";
import { write } from "@/lib/mail-templates/fill";
import { readTemplate } from "@/lib/mail-templates/read";
import { firstName } from "@/lib/names";
import { readSettings } from "@/lib/settings/read";
import { enqueueMail } from "./enqueue";
import { findHindrances } from "./recipients";

export type Acknowledging = {
  ticketId: number;
  /** Whether the mail that opened it may be answered by a program (lib/mail/automatic.ts). */
  mayAnswer: boolean;
};

type Row = {
  subject: string;
  mailboxId: number | null;
  name: string;
  email: string;
  department: string;
  unverified: boolean;
  inbox: boolean;
  done: boolean;
  lately: number;
};

/**
 * Tells a customer that a ticket was opened, in the caller's transaction, or does not: when the help desk does not want
 * it, the mail may not be answered, nobody vouches for its sender, the customer is blocked, their address fails or is our
 * own, the ticket lies in spam or was acknowledged before, the address has had its share for this hour, or nothing can be sent.
 * @returns whether a mail was put into the outbox
 */
export async function acknowledge(
  client: pg.ClientBase,
  { ticketId, mayAnswer }: Acknowledging,
): Promise<boolean> {
  const {
    acknowledge: wanted,
    acknowledgementsPerHour,
    mailLanguage,
    helpDeskName,
  } = await readSettings(client);
  if (!wanted || !mayAnswer) return false;
  // One after the other for an address: two at once would both find room under the cap.
  await client.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('deskuss:acknowledge:' || customer.email_key, 0))
     FROM ticket JOIN customer ON customer.id = ticket.customer_id WHERE ticket.id = $1`,
    [ticketId],
  );
  const { rows } = await client.query<Row>(
    `SELECT ticket.subject, ticket.mailbox_id AS "mailboxId", customer.name, customer.email,
       department.name AS department, ticket.unverified, ticket.folder = 'inbox' AS inbox,
       EXISTS (SELECT FROM outbound_mail WHERE ticket_id = ticket.id AND kind = 'acknowledgement') AS done,
       (SELECT count(*)::int FROM outbound_mail WHERE to_key = customer.email_key AND kind = 'acknowledgement'
         AND created_at > now() - interval '1 hour') AS lately
     FROM ticket JOIN customer ON customer.id = ticket.customer_id
     JOIN department ON department.id = ticket.department_id WHERE ticket.id = $1`,
    [ticketId],
  );
  const row = rows[0];
  if (!row?.inbox || row.done || row.unverified || row.lately >= acknowledgementsPerHour) return false;
  const hindrances = await findHindrances(client, [row.email.toLowerCase()]);
  const outgoing = hindrances.size > 0 ? null : await findOutgoing(client, row.mailboxId);
  if (!outgoing) return false;
  const template = await readTemplate(client, "acknowledgement", mailLanguage);
  const written = write(template, {
    "ticket.number": String(ticketId),
    "ticket.subject": row.subject,
    "customer.name": row.name,
    "customer.first_name": firstName(row.name),
    "department.name": row.department,
    "help_desk.name": helpDeskName,
  });
  await enqueueMail(client, outgoing, {
    kind: "acknowledgement",
    ticketId,
    to: { email: row.email, name: row.name },
    ...written,
  });
  return true;
}
