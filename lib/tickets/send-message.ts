import "server-only";
import type pg from "pg";
import type { z } from "zod";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { enqueueReply } from "@/lib/outbox/enqueue-reply";
import { validate } from "@/lib/validate";
import { planChange } from "./change-rules";
import type { Facts } from "./facts";
import { insertEvents } from "./insert-events";
import { insertMessage } from "./insert-message";
import type { TicketState } from "./kinds";
import { lockTickets } from "./lock";
import { refuseUnseen } from "./newer-message";
import { SendMessage, type SentMessage, STATE_OF } from "./send-schema";
import { HOLD_SECONDS } from "./sending";
import { findSetNames } from "./set-names";
import { takeDraft } from "./take-draft";
import { writeFacts } from "./write-facts";

type Sending = z.output<typeof SendMessage>;
type Outcome = SentMessage & { again: boolean };

/**
 * Writes a reply or a note on a ticket, with the files of its writer's draft, which is gone then. A reply to a ticket
 * that nobody has makes it the writer's. The same `sendKey` again answers the first message and writes nothing.
 * @throws AppError forbidden, not_found, invalid (nothing is written), conflict (the ticket is put away, or somebody
 * has written since: field `lastMessageId`; `force` sends all the same). The draft is kept then.
 */
export async function sendMessage(context: Context, input: unknown): Promise<SentMessage> {
  const writer = requireWriter(context);
  const sending = validate(SendMessage, input);
  const { again, ...sent } = await transaction(context.db.pool, (client) =>
    send(context, client, writer.id, sending),
  );
  if (!again) announce(context.db, { tickets: [sent.ticketId] });
  return sent;
}

async function send(
  context: Context,
  client: pg.PoolClient,
  staffId: number,
  sending: Sending,
): Promise<Outcome> {
  const { ticketId, kind, body, sendKey } = sending;
  // The lock makes a second call with the same key wait for the first.
  const ticket = (await lockTickets(context, client, [ticketId])).get(ticketId);
  if (!ticket) throw new AppError("not_found", `Ticket #${ticketId} does not exist any more.`);
  const first = await findSent(client, sendKey, staffId);
  if (first) return { ...first, again: true };
  refusePutAway(ticket, kind);
  const at = new Date();
  if (kind === "reply" && !sending.force)
    await refuseUnseen(client, { ticketId, staffId, seen: sending.seenMessageId }, at);
  const written = await takeDraft(client, { staffId, ticketId, kind, body });
  const heldUntil = kind === "reply" ? new Date(at.getTime() + HOLD_SECONDS * 1000) : null;
  const messageId = await insertMessage(client, { ticketId, staffId, kind, written, sendKey, at, heldUntil });
  if (heldUntil) await enqueueReply(client, { ticketId, messageId, notBefore: heldUntil });
  const { state, assigned } = await follow(context, client, { ticket, messageId, staffId, sending, at });
  return { messageId, ticketId, heldUntil: heldUntil?.toISOString() ?? null, state, assigned, again: false };
}

type Following = { ticket: Facts; messageId: number; staffId: number; sending: Sending; at: Date };

/**
 * What follows for the ticket from the message. The events name it, and how the state stood, so that taking it back
 * takes them back too.
 */
async function follow(
  context: Context,
  client: pg.PoolClient,
  { ticket, messageId, staffId, sending, at }: Following,
): Promise<{ state: TicketState; assigned: boolean }> {
  const { kind, after, pendingUntil } = sending;
  const state = STATE_OF[after];
  const set = {
    ...(kind === "reply" && !ticket.assignee ? { assigneeId: staffId } : {}),
    ...(state
      ? { state, pendingUntil: state === "pending" ? (pendingUntil?.toISOString() ?? null) : null }
      : {}),
  };
  const plan = planChange(ticket, set, await findSetNames(client, [{ set, facts: ticket }]), at);
  if (plan.events.length > 0) {
    await writeFacts(client, [plan.facts], at);
    const { pendingUntil, resolvedAt, closedAt } = ticket;
    const events = plan.events.map(({ type, details }) => ({
      ticketId: ticket.id,
      type,
      details: {
        ...details,
        messageId,
        ...(type === "state" ? { was: { pendingUntil, resolvedAt, closedAt } } : {}),
      },
    }));
    await insertEvents(context, client, events, at);
  }
  return { state: plan.facts.state, assigned: plan.events.some(({ type }) => type === "assignee") };
}

/** What this key has written already. */
async function findSent(
  client: pg.PoolClient,
  sendKey: string,
  staffId: number,
): Promise<SentMessage | undefined> {
  const { rows } = await client.query<Omit<SentMessage, "heldUntil"> & { heldUntil: Date | null }>(
    `SELECT message.id AS "messageId", ticket.id AS "ticketId", message.held_until AS "heldUntil", ticket.state,
       EXISTS (SELECT FROM ticket_event event WHERE event.ticket_id = ticket.id AND event.type = 'assignee'
         AND event.details -> 'messageId' = to_jsonb(message.id)) AS assigned
     FROM message JOIN ticket ON ticket.id = message.ticket_id
     WHERE message.send_key = $1 AND message.staff_id = $2`,
    [sendKey, staffId],
  );
  return rows[0] && { ...rows[0], heldUntil: rows[0].heldUntil?.toISOString() ?? null };
}

function refusePutAway({ id, folder }: Facts, kind: Sending["kind"]): void {
  if (folder === "merged")
    throw new AppError("conflict", `Ticket #${id} was merged into another; write there instead.`);
  if (folder !== "inbox" && kind === "reply")
    throw new AppError(
      "conflict",
      `This ticket is in ${folder === "spam" ? "spam" : "the trash"}; restore it before you reply.`,
    );
}
