import "server-only";
import type pg from "pg";
import { attach } from "@/lib/attachments/store";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { newBody, searchedText } from "@/lib/html/message-parts";
import { toPreview } from "@/lib/html/plain-text";
import { announce } from "@/lib/live/announce";
import { claimMail, type IncomingMail, mailValues, sourceOf } from "@/lib/tickets/claim-mail";
import { addNote, type Opened, type Prepared } from "@/lib/tickets/create";
import { findTaken, type KnownTicket } from "@/lib/tickets/find-by-mail";
import { noteMessage } from "@/lib/tickets/note-message";
import { once } from "@/lib/tickets/once";

/**
 * A ticket that was merged leads to the one it was merged into, where the entry and the mail stay its own; being merged while
 * this waits for the ticket leaves it without a row to write to. The ticket opens again, unless it lies in the spam folder or the
 * trash: there a mail is kept, and brings nothing back.
 */
const addReplySql = (source: "raw" | "stored") => `
WITH RECURSIVE way AS (
  SELECT id, merged_into_id FROM ticket WHERE id = $1
  UNION SELECT ticket.id, ticket.merged_into_id FROM way JOIN ticket ON ticket.id = way.merged_into_id
), before AS (
  SELECT ticket.id, state, created_at, state <> 'open' AND folder = 'inbox' AND $8::boolean AS reopens,
    nullif($1::int, ticket.id) AS origin_id
  FROM ticket WHERE ticket.id = (SELECT id FROM way WHERE merged_into_id IS NULL) AND merged_into_id IS NULL FOR UPDATE
), ${claimMail({ source, outcome: "reply", ticketId: "$1::int", from: "before", first: 11 })}, reopened AS (
  UPDATE ticket SET state = 'open', pending_until = NULL, resolved_at = NULL, closed_at = NULL
  FROM before, slot WHERE ticket.id = before.id AND before.reopens
), entry AS (
  INSERT INTO message (id, ticket_id, kind, customer_id, staff_id, format, body, created_at, origin_id, parts)
  SELECT thread_entry_id, before.id, $10::"MessageKind", $6::int, $7::int, $3::"BodyFormat", $4, $2, origin_id, $9::jsonb FROM before, slot RETURNING id
), events AS (
  INSERT INTO ticket_event (ticket_id, at, type, api_key_id, details, origin_id)
  SELECT before.id, $2, CASE WHEN $8::boolean THEN 'customer_replied' ELSE 'auto_replied' END, $5::int, '{}'::jsonb,
    origin_id
  FROM before, slot WHERE $7::int IS NULL
  UNION ALL SELECT before.id, $2, 'state', $5::int, jsonb_build_object('from', state, 'to', 'open'), NULL
  FROM before, slot WHERE reopens
)
SELECT entry.id AS "messageId", before.id, before.created_at AS "createdAt" FROM entry, before`;

const STATEMENTS = {
  raw: { name: "add-reply-by-mail", text: addReplySql("raw") },
  stored: { name: "add-reply-by-stored-mail", text: addReplySql("stored") },
};

export type Reply = {
  /** The ticket it answers, which may have been merged into another since. */
  ticketId: number;
  /** Null: its customer, or somebody who takes part. */
  staffId: number | null;
  kind: "customer" | "reply" | "note";
  /** Whether it opens the ticket again. */
  wakes: boolean;
  mail: IncomingMail;
  prepared: Prepared;
  /** What else belongs to its transaction. */
  also: (client: pg.PoolClient, added: { ticketId: number; messageId: number }) => Promise<void>;
};

type Added = KnownTicket & { messageId: number };

/** Times that a ticket may be moved at the very moment a mail comes for it before we give up; the mail is tried again later. */
const TRIES = 5;

/** Adds a mail to the ticket it answers; a mail that is there already adds nothing. */
export async function addReply(context: Context, reply: Reply): Promise<Opened> {
  let opened: Opened | undefined;
  const answer = await transaction(context.db.pool, (client) =>
    once(context, client, async () => {
      opened = await add(context, client, reply);
      return opened.ticket;
    }),
  );
  opened ??= answer ? { ticket: answer, fresh: false } : undefined;
  if (!opened) throw new Error("The reply was neither added nor known");
  if (opened.ticket) announce(context.db, { tickets: [opened.ticket.id] });
  return opened;
}

async function add(context: Context, client: pg.PoolClient, reply: Reply): Promise<Opened> {
  const { ticketId, staffId, kind, wakes, mail, prepared } = reply;
  const { row, attachments, notes } = prepared;
  const { actor } = context;
  const customerId = staffId === null ? await authorOf(client, row.customer, row.createdAt) : null;
  const values = [
    ticketId,
    row.createdAt,
    row.format,
    row.body,
    actor.type === "apiKey" ? actor.id : null,
    customerId,
    staffId,
    wakes,
    JSON.stringify(row.parts),
    kind,
    ...mailValues(mail),
  ];
  let added: Added | undefined;
  for (let attempt = 0; attempt < TRIES && !added; attempt++) {
    const { rows } = await client.query<Added>({ ...STATEMENTS[sourceOf(mail)], values });
    added = rows[0];
    const taken = !added && (await findTaken(client, mail));
    if (taken) return taken.ticket ? { ticket: taken.ticket, fresh: false } : { ticket: null, taken };
    // Else the ticket was merged by another transaction after our snapshot; the next one sees where it leads.
  }
  if (!added)
    throw new Error(`Ticket #${ticketId} was moved ${TRIES} times, or is gone, while a mail came for it`);
  const { id, createdAt, messageId } = added;
  await attach(client, messageId, attachments);
  await addNote(client, id, notes, row.createdAt);
  await noteMessage(client, {
    ticketId: id,
    messageId,
    kind,
    text: searchedText(row),
    preview: toPreview(newBody(row), row.format),
    at: row.createdAt,
    hasAttachments: row.hasAttachments,
  });
  await reply.also(client, { ticketId: id, messageId });
  return { ticket: { id, createdAt }, fresh: true };
}

/** Who takes part without ever having written is made a customer. */
async function authorOf(
  client: pg.PoolClient,
  { email, name }: Prepared["row"]["customer"],
  at: Date,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>({
    name: "author-of-mail",
    text: `INSERT INTO customer (email, email_key, name, created_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (email_key) DO UPDATE SET email_key = excluded.email_key RETURNING id`,
    values: [email, email.toLowerCase(), name, at],
  });
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`Customer ${email} could be neither found nor made`);
  return id;
}
