import "server-only";
import type pg from "pg";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { withdrawReply } from "@/lib/outbox/cancel";
import { validate } from "@/lib/validate";
import { lockTickets } from "./lock";
import { rebuildSearch } from "./rebuild-search";
import { refreshLast } from "./refresh-last";
import { restoreDraft } from "./restore-draft";
import { UnsendMessage } from "./send-schema";
import { takeBackFacts } from "./take-back-facts";
import { visibleSql } from "./visibility";

type Held = { ticketId: number; staffId: number | null; heldUntil: Date | null; only: boolean };

/**
 * Takes a reply back within seconds of sending it, as if it never was: its text and files are its writer's draft again,
 * and the ticket is as it was, but for what somebody has changed since.
 * @throws AppError not_found, forbidden (somebody else's), conflict (too late, or another draft was begun)
 */
export async function unsendMessage(context: Context, input: unknown): Promise<{ ticketId: number }> {
  const writer = requireWriter(context);
  const { messageId } = validate(UnsendMessage, input);
  const ticketId = await transaction(context.db.pool, (client) =>
    unsend(context, client, writer.id, messageId),
  );
  announce(context.db, { tickets: [ticketId] });
  return { ticketId };
}

async function unsend(
  context: Context,
  client: pg.PoolClient,
  staffId: number,
  messageId: number,
): Promise<number> {
  const { ticketId } = await findHeld(context, client, messageId);
  const ticket = (await lockTickets(context, client, [ticketId])).get(ticketId);
  // Read again under the lock: a merge may just have moved it.
  const held = await findHeld(context, client, messageId);
  if (!ticket || held.ticketId !== ticketId) throw gone();
  refuse(held, staffId, new Date());
  await withdrawReply(client, messageId);
  await restoreDraft(client, { staffId, ticketId, messageId });
  await client.query("DELETE FROM message WHERE id = $1", [messageId]);
  await takeBackFacts(client, ticket, messageId);
  await refreshLast(client, [ticketId], await lastHappening(client, ticketId));
  await rebuildSearch(client, [ticketId]);
  return ticketId;
}

async function findHeld(context: Context, client: pg.PoolClient, messageId: number): Promise<Held> {
  const { rows } = await client.query<Held>(
    `SELECT ticket.id AS "ticketId", message.staff_id AS "staffId", message.held_until AS "heldUntil",
       NOT EXISTS (SELECT FROM message other WHERE other.ticket_id = ticket.id AND other.id <> message.id) AS only
     FROM message JOIN ticket ON ticket.id = message.ticket_id
     WHERE message.id = $1 AND ${visibleSql(context)}`,
    [messageId],
  );
  if (!rows[0]) throw gone();
  return rows[0];
}

const gone = () => new AppError("not_found", "This message does not exist any more.");

function refuse({ heldUntil, staffId, only }: Held, reader: number, now: Date): void {
  if (staffId !== reader) throw new AppError("forbidden", "Only who wrote a reply can take it back.");
  if (!heldUntil) throw new AppError("conflict", "Only a reply can be taken back.");
  const seconds = Math.floor((now.getTime() - heldUntil.getTime()) / 1000);
  if (seconds >= 0) {
    const ago = new Intl.NumberFormat("en", { style: "unit", unit: "second", unitDisplay: "long" }).format(
      Math.max(1, seconds),
    );
    throw new AppError("conflict", `It was sent ${ago} ago and can't be taken back.`);
  }
  if (only) throw new AppError("conflict", "It is the ticket's only message and can't be taken back.");
}

/** What a ticket's `updated_at` was before. */
async function lastHappening(client: pg.PoolClient, ticketId: number): Promise<Date> {
  const { rows } = await client.query<{ at: Date }>(
    `SELECT greatest(
       ticket.created_at,
       (SELECT max(created_at) FROM message WHERE ticket_id = ticket.id),
       (SELECT max(at) FROM ticket_event WHERE ticket_id = ticket.id)) AS at
     FROM ticket WHERE id = $1`,
    [ticketId],
  );
  return rows[0]?.at ?? new Date();
}
