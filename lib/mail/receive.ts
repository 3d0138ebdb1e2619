import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { attach, storeFiles } from "@/lib/attachments/store";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { settings } from "@/lib/settings/read";
import { insertPrepared, type Prepared, prepareTicket } from "@/lib/tickets/create";
import { once } from "@/lib/tickets/once";
import type { CreatedTicket, NewTicket, RawMail } from "@/lib/tickets/schema";
import type { MailMessage } from "./message";
import { parseMail } from "./parse";

type Ticket = { id: number; createdAt: Date };
type Entry = Ticket & { messageId: number };

/**
 * Takes one raw mail in: a new ticket, or an entry on the ticket it answers when it comes from that ticket's own
 * customer. The same Message-ID again answers the first ticket and changes nothing. The raw mail is kept.
 * @throws AppError malformed or invalid (unreadable, no usable From), forbidden (Accept Email API is off, or the key
 * may not create tickets), conflict (Idempotency-Key)
 */
export async function receiveMail(context: Context, { raw }: RawMail): Promise<CreatedTicket> {
  const { acceptEmailApi, timeZone } = await settings.get(context.db);
  if (!acceptEmailApi && context.actor.type === "apiKey")
    throw new AppError(
      "forbidden",
      "This help desk does not take e-mail by API; an administrator can allow it in Settings → Tickets → Accept Email API.",
      { cause: "email_api_off" },
    );
  const mail = await parseMail(raw);
  const prepared = await prepareTicket(context, toNewTicket(mail));
  const ticket = await transaction(context.db.pool, (client) =>
    once(context, client, () => store(client, context, mail, raw, prepared)),
  );
  return { id: ticket.id, createdAt: ticket.createdAt, timeZone };
}

/** A mail's own limits are wider than a ticket's: what is cut here is whole in the raw mail, which is kept. */
function toNewTicket({ from, subject, body, attachments }: MailMessage): NewTicket {
  if (!from)
    throw new AppError(
      "invalid",
      "The mail has no usable sender: its From header must hold an e-mail address.",
      {
        fields: [{ field: "From", message: "must hold an e-mail address." }],
      },
    );
  return {
    name: (from.name.trim() || from.email).slice(0, 200),
    // `jane@example.com.`, the host's name with the dot of the root, is the same address.
    email: from.email.replace(/\.$/, ""),
    subject: subject.trim().slice(0, 1000) || "[No Subject]",
    message: body.content.trim().slice(0, 10_000_000) || "[No text]",
    format: body.content.trim() ? body.format : "text",
    source: "Email",
    attachments,
  };
}

async function store(
  client: pg.PoolClient,
  context: Context,
  mail: MailMessage,
  raw: Uint8Array,
  prepared: Prepared,
): Promise<Ticket> {
  const messageIdHash = mail.messageId === null ? null : hash(mail.messageId);
  if (messageIdHash) {
    // Two copies of one mail at the same moment: the second waits here and then finds the first.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))", [
      messageIdHash,
    ]);
    const known = await findByMessageIds(client, [messageIdHash]);
    if (known) return known;
  }
  const answered = await findByMessageIds(client, mail.references.map(hash), prepared.row.customer.email);
  const entry = answered ? await addReply(client, answered, prepared, context) : await open(client, prepared);
  const [fileId] = await storeFiles(client, [raw]);
  await client.query(
    `INSERT INTO inbound_mail (message_id_hash, message_id, ticket_id, thread_entry_id, file_id) VALUES ($1, $2, $3, $4, $5)`,
    [messageIdHash, mail.messageId, entry.id, entry.messageId, fileId],
  );
  return entry;
}

async function open(client: pg.PoolClient, prepared: Prepared): Promise<Entry> {
  const { ticketId, messageId } = await insertPrepared(client, prepared);
  return { id: ticketId, messageId, createdAt: prepared.row.createdAt };
}

/** The ticket that one of these mails belongs to, the first in the order given; `customer` limits it to his own. */
async function findByMessageIds(
  client: pg.PoolClient,
  hashes: Buffer[],
  customer?: string,
): Promise<Ticket | undefined> {
  if (hashes.length === 0) return undefined;
  const { rows } = await client.query<Ticket>(
    `SELECT ticket.id, ticket.created_at AS "createdAt"
     FROM unnest($1::bytea[]) WITH ORDINALITY AS wanted(hash, place)
     JOIN inbound_mail mail ON mail.message_id_hash = wanted.hash
     JOIN ticket ON ticket.id = mail.ticket_id
     JOIN customer ON customer.id = ticket.customer_id
     WHERE $2::text IS NULL OR customer.email_key = $2
     ORDER BY place LIMIT 1`,
    [hashes, customer?.toLowerCase() ?? null],
  );
  return rows[0];
}

async function addReply(
  client: pg.PoolClient,
  ticket: Ticket,
  { row, attachments }: Prepared,
  { actor }: Context,
): Promise<Entry> {
  const apiKeyId = actor.type === "apiKey" ? actor.id : null;
  const { rows } = await client.query<{ messageId: number }>(
    `WITH before AS (SELECT id, state, customer_id FROM ticket WHERE id = $1 FOR UPDATE),
     reopened AS (UPDATE ticket SET state = 'open', closed_at = NULL, updated_at = $2 WHERE id = $1),
     entry AS (
       INSERT INTO message (ticket_id, kind, customer_id, format, body, created_at)
       SELECT id, 'customer', customer_id, $3::"BodyFormat", $4, $2 FROM before RETURNING id
     ), events AS (
       INSERT INTO ticket_event (ticket_id, at, type, api_key_id)
       SELECT id, $2, 'customer_replied', $5::int FROM before
       UNION ALL SELECT id, $2, 'reopened', $5::int FROM before WHERE state = 'closed'
     )
     SELECT entry.id AS "messageId" FROM entry`,
    [ticket.id, row.createdAt, row.format, row.body, apiKeyId],
  );
  const entry = rows[0];
  if (!entry) throw new Error(`Ticket ${ticket.id} vanished while a reply was being added`);
  await attach(client, entry.messageId, attachments);
  return { ...ticket, messageId: entry.messageId };
}

const hash = (messageId: string) => createHash("sha256").update(messageId).digest();
