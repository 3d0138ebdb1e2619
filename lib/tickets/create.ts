import "server-only";
import type pg from "pg";
import { z } from "zod";
import { attach, type NewAttachment } from "@/lib/attachments/store";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { acknowledge } from "@/lib/outbox/acknowledge";
import { settings } from "@/lib/settings/read";
import { validate } from "@/lib/validate";
import { toBody } from "./body";
import type { IncomingMail } from "./claim-mail";
import type { KnownTicket, Taken } from "./find-by-mail";
import { type Inserted, insertTicket, type TicketRow } from "./insert";
import { indexMessage } from "./note-message";
import { once } from "./once";
import { routeTicket } from "./routing";
import { type CreatedTicket, NewTicket } from "./schema";

export type Prepared = {
  row: TicketRow;
  attachments: NewAttachment[];
  notes: string[];
};

const HOUR = 3_600_000;

/**
 * Creates a ticket for a customer, who is found by address or made. With `context.idempotency` a repeated call
 * answers the first ticket.
 * @throws AppError invalid (every wrong field), not_found (department, priority, topic), conflict (the
 * Idempotency-Key came with another body), forbidden (the key has lost its permission, the customer is blocked).
 */
export async function createTicket(context: Context, input: unknown): Promise<CreatedTicket> {
  const { timeZone, acknowledgeApi } = await settings.get(context.db);
  const { ticket } = await openTicket(context, await prepareTicket(context, input));
  if (!ticket) throw new Error("Only a mail can have been taken before");
  if (acknowledgeApi && context.actor.type === "apiKey")
    await transaction(context.db.pool, (client) =>
      acknowledge(client, { ticketId: ticket.id, mayAnswer: true }),
    );
  return { ...ticket, timeZone };
}

/** What a mail has made: the ticket it is on, or what became of its first copy when that made none. */
export type Opened = { ticket: KnownTicket; fresh: boolean } | { ticket: null; taken: Taken };

export type OpenOptions = {
  mail?: IncomingMail;
  /** What else belongs to its transaction. */
  also?: (client: pg.PoolClient, inserted: Inserted) => Promise<void>;
};

/** Stores a prepared ticket, in one statement where it can, and with the mail it came in when it came in one. */
export async function openTicket(
  context: Context,
  { row, attachments, notes }: Prepared,
  { mail, also }: OpenOptions = {},
): Promise<Opened> {
  const { pool } = context.db;
  const finish = (inserted: Awaited<ReturnType<typeof insertTicket>>): Opened => {
    if (!("taken" in inserted))
      return { ticket: { id: inserted.ticketId, createdAt: row.createdAt }, fresh: true };
    const { taken } = inserted;
    return taken.ticket ? { ticket: taken.ticket, fresh: false } : { ticket: null, taken };
  };
  if (!context.idempotency && attachments.length === 0 && notes.length === 0 && !also)
    return tell(context, finish(await insertTicket(pool, row, mail)));
  let opened: Opened | undefined;
  const answer = await transaction(pool, (client) =>
    once(context, client, async () => {
      const inserted = await insertTicket(client, row, mail);
      if (!("taken" in inserted)) {
        await attach(client, inserted.messageId, attachments);
        await addNote(client, inserted.ticketId, notes, row.createdAt);
        await also?.(client, inserted);
      }
      opened = finish(inserted);
      return opened.ticket;
    }),
  );
  if (opened) return tell(context, opened);
  if (!answer) throw new Error("An Idempotency-Key remembers a ticket");
  return { ticket: answer, fresh: false };
}

function tell(context: Context, opened: Opened): Opened {
  if (opened.ticket && opened.fresh) announce(context.db, { tickets: [opened.ticket.id] });
  return opened;
}

/** Validates and routes a new ticket; nothing is written yet. */
export async function prepareTicket(context: Context, input: unknown): Promise<Prepared> {
  const { actor, db } = context;
  if (actor.type === "apiKey" && !actor.scopes.has("tickets:create"))
    throw new AppError(
      "forbidden",
      "This key may not create tickets; an administrator can allow it in Settings → API Keys.",
    );
  const ticket = validate(NewTicket, await withKnownName(db, input));
  const route = await routeTicket(db, ticket);
  const { maxAttachmentMb, searchLanguage } = await settings.get(db);
  const createdAt = new Date();
  const tooLarge = ticket.attachments.filter(
    ({ content }) => content.byteLength > maxAttachmentMb * 1024 * 1024,
  );
  const attachments = ticket.attachments.filter((attachment) => !tooLarge.includes(attachment));
  return {
    attachments,
    notes: [
      ...ticket.notes,
      ...tooLarge.map(({ name }) => `${name}: File size is too large (limit ${maxAttachmentMb} MB)`),
    ],
    row: {
      customer: { email: ticket.email, name: ticket.name, phone: ticket.phone ?? null },
      subject: ticket.subject,
      ...toBody(ticket.message, ticket.format),
      priority: route.priority,
      departmentId: route.departmentId,
      topicId: route.topicId,
      slaPlanId: route.slaPlan?.id ?? null,
      dueAt: route.slaPlan && new Date(createdAt.getTime() + route.slaPlan.graceHours * HOUR),
      source: ticket.source ?? (actor.type === "apiKey" ? "API" : "Panel"),
      ip: ticket.ip ?? context.ip,
      apiKeyId: actor.type === "apiKey" ? actor.id : null,
      staffId: actor.type === "staff" ? actor.id : null,
      createdAt,
      hasAttachments: attachments.length > 0,
      searchLanguage,
      blocked: actor.type === "apiKey" ? "refuse" : "allow",
    },
  };
}

const Nameless = z.looseObject({
  nameFrom: z.literal("customer"),
  name: z.literal("").optional(),
  email: z.string(),
});

/** Fills in the name of a known customer where the door allows it; the validation that follows says what is missing. */
async function withKnownName({ prisma }: Database, input: unknown): Promise<unknown> {
  const nameless = Nameless.safeParse(input);
  if (!nameless.success) return input;
  const { email } = nameless.data;
  const customer = await prisma.customer.findUnique({ where: { emailKey: email.trim().toLowerCase() } });
  return { ...nameless.data, name: customer?.name };
}

/** What the system has to say to staff alone. It is in the thread and searched for, but not what a list shows of it. */
export async function addNote(
  client: pg.PoolClient,
  ticketId: number,
  notes: string[],
  at: Date,
): Promise<void> {
  if (notes.length === 0) return;
  const body = notes.join("\n");
  await client.query(
    "INSERT INTO message (ticket_id, kind, format, body, created_at) VALUES ($1, 'note', 'text', $2, $3)",
    [ticketId, body, at],
  );
  await indexMessage(client, ticketId, body);
}
