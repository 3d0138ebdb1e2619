import "server-only";
import type pg from "pg";
import { z } from "zod";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { idFromText } from "@/lib/id-schema";
import { announce } from "@/lib/live/announce";
import { text } from "@/lib/text";
import { validate } from "@/lib/validate";
import { insertEvents } from "./insert-events";
import { lockTickets } from "./lock";
import { rebuildSearch } from "./rebuild-search";
import { refreshLast } from "./refresh-last";
import { visibleSql } from "./visibility";

const Split = z.object({
  messageId: idFromText,
  /** Left out: the old ticket's. */
  subject: text(1000).optional(),
});

/**
 * Moves one message off into a new ticket of the same customer, department, topic and priority; both histories say so,
 * and the two are linked. The first message of a ticket stays where it is.
 * @throws AppError forbidden, invalid, not_found, conflict (it is the ticket's only or first message)
 */
export async function splitMessage(context: Context, input: unknown): Promise<{ id: number }> {
  requireStaff(context);
  const { messageId, subject } = validate(Split, input);
  const { id, from } = await transaction(context.db.pool, async (client) => {
    const from = await lockTicket(context, client, messageId);
    const { id, source } = await move(client, messageId, from, subject ?? null);
    const now = new Date();
    await insertEvents(
      context,
      client,
      [
        { ticketId: from, type: "split", details: { to: id, messageId } },
        { ticketId: id, type: "created", details: { source } },
        { ticketId: id, type: "split_from", details: { from, messageId } },
      ],
      now,
    );
    await refreshLast(client, [id, from], now);
    await rebuildSearch(client, [id, from]);
    return { id, from };
  });
  announce(context.db, { tickets: [id, from] });
  return { id };
}

/** The ticket that a message is on, locked. */
async function lockTicket(context: Context, client: pg.PoolClient, messageId: number): Promise<number> {
  const { id } = await findTicket(context, client, messageId);
  await lockTickets(context, client, [id]);
  // Read again under the lock: a merge, or this very split made twice, may just have moved the message.
  const found = await findTicket(context, client, messageId);
  if (found.id !== id) throw new AppError("conflict", "This message has just been moved to another ticket.");
  if (found.first)
    throw new AppError("conflict", "A ticket's first message stays with it; split off a later one.");
  return id;
}

async function findTicket(context: Context, client: pg.PoolClient, messageId: number) {
  const { rows } = await client.query<{ id: number; first: boolean }>(
    `SELECT ticket.id, NOT EXISTS (
         SELECT FROM message other WHERE other.ticket_id = ticket.id AND other.id < message.id) AS first
     FROM message JOIN ticket ON ticket.id = message.ticket_id
     WHERE message.id = $1 AND ${visibleSql(context)}`,
    [messageId],
  );
  if (!rows[0]) throw new AppError("not_found", "This message does not exist any more.");
  return rows[0];
}

async function move(
  client: pg.PoolClient,
  messageId: number,
  from: number,
  subject: string | null,
): Promise<{ id: number; source: string }> {
  // The customer is the one who wrote the message: somebody else's answer may be the reason to split.
  const { rows } = await client.query<{ id: number; source: string }>(
    `WITH made AS (
       INSERT INTO ticket (subject, priority, customer_id, department_id, topic_id, sla_plan_id, assignee_id, team_id,
         source, due_at, created_at, updated_at)
       SELECT coalesce($3, ticket.subject), ticket.priority, coalesce(message.customer_id, ticket.customer_id),
         ticket.department_id, ticket.topic_id, ticket.sla_plan_id, ticket.assignee_id, ticket.team_id, ticket.source,
         now() + make_interval(hours => sla_plan.grace_hours), now(), now()
       FROM ticket JOIN message ON message.id = $1 LEFT JOIN sla_plan ON sla_plan.id = ticket.sla_plan_id
       WHERE ticket.id = $2 RETURNING id, source
     ), link AS (
       INSERT INTO ticket_link (low_id, high_id) SELECT least($2, id), greatest($2, id) FROM made
     ), document AS (
       INSERT INTO ticket_search (ticket_id, language, document) SELECT id, '', '' FROM made
     )
     SELECT id, source FROM made`,
    [messageId, from, subject],
  );
  if (!rows[0]) throw new Error(`Ticket ${from} vanished while it was locked`);
  const { id, source } = rows[0];
  await client.query(
    "UPDATE message SET ticket_id = $2, origin_id = coalesce(origin_id, ticket_id) WHERE id = $1",
    [messageId, id],
  );
  await client.query("UPDATE inbound_mail SET ticket_id = $2 WHERE thread_entry_id = $1", [messageId, id]);
  await client.query("UPDATE mention SET ticket_id = $2 WHERE message_id = $1", [messageId, id]);
  return { id, source };
}
