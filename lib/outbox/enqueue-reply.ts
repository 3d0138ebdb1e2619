import "server-only";
import type pg from "pg";
import { enqueue } from "@/lib/jobs/enqueue";
import { outgoingSubject } from "@/lib/mail/compose";
import { findOutgoing } from "@/lib/mail-servers/outgoing";
import { jobKey } from "./job-key";
import { messageIdOf, nextMailId } from "./message-id";
import { findHindrances, HINDRANCE_WORDS, type Recipient } from "./recipients";

type Reply = { ticketId: number; messageId: number /** Until then it can be taken back. */; notBefore: Date };

type Facts = {
  subject: string;
  mailboxId: number | null;
  customer: Recipient;
  cc: Recipient[];
  answers: boolean;
};

/**
 * Puts a reply into the outbox, in the transaction that writes it: it is sent when `notBefore` has come, and not at all
 * without an outgoing server. Somebody that nothing is sent to is left out; when that is everybody, a row says why.
 */
export async function enqueueReply(client: pg.ClientBase, reply: Reply): Promise<void> {
  const { ticketId, messageId, notBefore } = reply;
  const { rows } = await client.query<Facts>(
    `SELECT ticket.subject, ticket.mailbox_id AS "mailboxId",
       json_build_object('email', customer.email, 'name', customer.name) AS customer,
       coalesce((SELECT json_agg(json_build_object('email', email, 'name', name) ORDER BY email_key)
         FROM ticket_cc WHERE ticket_id = ticket.id), '[]') AS cc,
       EXISTS (SELECT FROM message WHERE ticket_id = ticket.id AND kind = 'customer') AS answers
     FROM ticket JOIN customer ON customer.id = ticket.customer_id WHERE ticket.id = $1`,
    [ticketId],
  );
  const facts = rows[0];
  const outgoing = facts && (await findOutgoing(client, facts.mailboxId));
  if (!facts || !outgoing) return;
  const everybody = unique([facts.customer, ...facts.cc]);
  const hindrances = await findHindrances(client, everybody.map(keyOf));
  const recipients = everybody.filter((person) => !hindrances.has(keyOf(person)));
  const hindrance = hindrances.get(keyOf(facts.customer));
  const nobody = recipients.length === 0;
  const id = await nextMailId(client);
  await client.query(
    `INSERT INTO outbound_mail (id, kind, state, ticket_id, thread_entry_id, mailbox_id, to_key, recipients, subject,
       message_id, not_before, last_error)
     VALUES ($1, 'reply', $2::"OutboundState", $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      nobody ? "canceled" : "queued",
      ticketId,
      messageId,
      outgoing.id,
      keyOf(recipients[0] ?? facts.customer),
      JSON.stringify(nobody ? [facts.customer] : recipients),
      outgoingSubject(facts.subject, ticketId, { reply: facts.answers }),
      messageIdOf(ticketId, id, outgoing.address),
      notBefore,
      nobody && hindrance ? `Not sent: ${HINDRANCE_WORDS[hindrance]}.` : null,
    ],
  );
  if (!nobody) await enqueue(client, "send-mail", { id }, { runAt: notBefore, key: jobKey(id) });
}

const keyOf = ({ email }: Recipient) => email.toLowerCase();

const unique = (people: Recipient[]) =>
  people.filter((person, at) => people.findIndex((other) => keyOf(other) === keyOf(person)) === at);
