import "server-only";
import type pg from "pg";
import type { Database } from "@/lib/db/client";
import { isEmailAddress } from "@/lib/is-email-address";
import type { MailMessage, Person } from "@/lib/mail/message";
import { isOwn, people } from "./people";

/** A ticket is no mailing list. */
const MOST = 20;

/** Whom a mail was also sent to: they get copies of the answers. Neither staff nor we ourselves are among them. */
export async function findParticipants(
  db: Database,
  { from, to, cc }: MailMessage,
  mailboxId: number | null,
): Promise<Person[]> {
  const known = await people.get(db);
  const sender = from?.email.toLowerCase();
  // Without a mailbox nobody knows which of the addresses in To is our own.
  return [...(mailboxId === null ? [] : to), ...cc]
    .filter(({ email }) => {
      const key = email.toLowerCase();
      return key !== sender && isEmailAddress(email) && !isOwn(known, key) && !known.staff.has(key);
    })
    .slice(0, MOST);
}

/**
 * Gives them copies of the ticket from now on, up to a sensible number of people. Part of the caller's transaction.
 */
export async function addParticipants(
  client: pg.PoolClient,
  ticketId: number,
  persons: readonly Person[],
  at: Date,
): Promise<void> {
  if (persons.length === 0) return;
  await client.query(
    `WITH room AS (
       SELECT greatest(0, ${MOST} - count(*))::int AS places FROM ticket_cc WHERE ticket_id = $1
     ), added AS (
       INSERT INTO ticket_cc (ticket_id, email_key, email, name)
       SELECT $1, lower(person.email), person.email, left(person.name, 200)
       FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS person(email, name, place)
       WHERE place <= (SELECT places FROM room) AND lower(person.email) NOT IN (
         SELECT customer.email_key FROM ticket JOIN customer ON customer.id = customer_id WHERE ticket.id = $1)
       ON CONFLICT DO NOTHING RETURNING email, name
     )
     INSERT INTO ticket_event (ticket_id, at, type, details)
     SELECT $1::int, $4::timestamptz, 'cc', jsonb_build_object('added',
       jsonb_agg(jsonb_build_object('email', email, 'name', name)), 'removed', '[]'::jsonb)
     FROM added HAVING count(*) > 0`,
    [ticketId, persons.map(({ email }) => email), persons.map(({ name }) => name), at],
  );
}
