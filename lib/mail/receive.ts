import "server-only";
import { attach } from "@/lib/attachments/store";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { toPlainText } from "@/lib/html/plain-text";
import { announce } from "@/lib/live/announce";
import { settings } from "@/lib/settings/read";
import { claimMail, type IncomingMail, mailValues } from "@/lib/tickets/claim-mail";
import { openTicket, type Prepared, prepareTicket } from "@/lib/tickets/create";
import { findByMessageIds, type KnownTicket } from "@/lib/tickets/find-by-mail";
import { noteMessage } from "@/lib/tickets/note-message";
import { once } from "@/lib/tickets/once";
import type { CreatedTicket, NewTicket, RawMail } from "@/lib/tickets/schema";
import type { MailMessage } from "./message";
import { parseMail } from "./parse";

/**
 * Takes one raw mail in: a new ticket, or an entry on the ticket it answers when it comes from that ticket's own
 * customer. What a blocked customer writes becomes a new ticket in the spam folder. The same Message-ID again answers the
 * first ticket and changes nothing. The raw mail is kept.
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
  const message = await parseMail(raw);
  const prepared = await prepareTicket(context, toNewTicket(message));
  const mail = { messageId: message.messageId, raw };
  const answered = await findByMessageIds(context.db.pool, message.references, prepared.row.customer.email);
  const ticket = await (answered
    ? addReply(context, answered, prepared, mail)
    : openTicket(context, { ...prepared, row: { ...prepared.row, blocked: "spam" } }, mail));
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

/**
 * A ticket that was merged leads to the one it was merged into, where the entry and the mail stay its own; being merged while
 * this waits for the ticket leaves it without a row to write to. The ticket opens again, unless it lies in the spam folder or the
 * trash: there a mail is kept, and brings nothing back.
 */
const ADD_REPLY = `
WITH RECURSIVE way AS (
  SELECT id, merged_into_id, customer_id FROM ticket WHERE id = $1
  UNION SELECT ticket.id, ticket.merged_into_id, way.customer_id
  FROM way JOIN ticket ON ticket.id = way.merged_into_id
), before AS (
  SELECT ticket.id, state, created_at, state <> 'open' AND folder = 'inbox' AS reopens,
    (SELECT customer_id FROM way LIMIT 1) AS author_id, nullif($1::int, ticket.id) AS origin_id
  FROM ticket WHERE ticket.id = (SELECT id FROM way WHERE merged_into_id IS NULL) AND merged_into_id IS NULL FOR UPDATE
), ${claimMail("$1::int", "before", 6)}, reopened AS (
  UPDATE ticket SET state = 'open', pending_until = NULL, resolved_at = NULL, closed_at = NULL
  FROM before, slot WHERE ticket.id = before.id AND before.reopens
), entry AS (
  INSERT INTO message (id, ticket_id, kind, customer_id, format, body, created_at, origin_id)
  SELECT thread_entry_id, before.id, 'customer', author_id, $3::"BodyFormat", $4, $2, origin_id FROM before, slot
  RETURNING id
), events AS (
  INSERT INTO ticket_event (ticket_id, at, type, api_key_id, details, origin_id)
  SELECT before.id, $2, 'customer_replied', $5::int, '{}'::jsonb, origin_id FROM before, slot
  UNION ALL SELECT before.id, $2, 'state', $5::int, jsonb_build_object('from', state, 'to', 'open'), NULL
  FROM before, slot WHERE reopens
)
SELECT entry.id AS "messageId", before.id, before.created_at AS "createdAt" FROM entry, before`;

/** Times that a ticket may be moved at the very moment a mail comes for it before we give up, and its sender tries again. */
const TRIES = 5;

/** Adds the mail to the ticket it answers; a mail that is there already adds nothing. */
async function addReply(
  context: Context,
  answered: KnownTicket,
  { row, attachments }: Prepared,
  mail: IncomingMail,
): Promise<KnownTicket> {
  const { actor, db } = context;
  const apiKeyId = actor.type === "apiKey" ? actor.id : null;
  const ticket = await transaction(db.pool, (client) =>
    once(context, client, async () => {
      const values = [answered.id, row.createdAt, row.format, row.body, apiKeyId, ...mailValues(mail)];
      let added: (KnownTicket & { messageId: number }) | undefined;
      for (let attempt = 0; attempt < TRIES && !added; attempt++) {
        const { rows } = await client.query<KnownTicket & { messageId: number }>(ADD_REPLY, values);
        added = rows[0];
        const known = !added && mail.messageId && (await findByMessageIds(client, [mail.messageId]));
        if (known) return known;
        // Else the ticket was merged by another transaction after our snapshot; the next one sees where it leads.
      }
      if (!added) throw new Error(`Ticket ${answered.id} was moved ${TRIES} times while a mail came for it`);
      const { id, createdAt, messageId } = added;
      await attach(client, messageId, attachments);
      await noteMessage(client, {
        ticketId: id,
        messageId,
        kind: "customer",
        text: toPlainText(row.body, row.format),
        at: row.createdAt,
        hasAttachments: row.hasAttachments,
      });
      return { id, createdAt };
    }),
  );
  announce(db, { tickets: [ticket.id] });
  return ticket;
}
