import "server-only";
import type pg from "pg";
import { z } from "zod";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { idFromText } from "@/lib/id-schema";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { insertEvents } from "./insert-events";
import { lockTickets } from "./lock";
import { rebuildSearch } from "./rebuild-search";
import { refreshLast } from "./refresh-last";

const MOST = 100;
const Merge = z.object({
  targetId: idFromText,
  ids: z.array(idFromText).min(1).max(MOST, `must be at most ${MOST} tickets.`),
});

export type MergeResult = { targetId: number; merged: number[] };

/**
 * Merges tickets into one: its thread and history then hold theirs too, each entry marked with the number it came from.
 * Their numbers lead to it from now on, and so do answers to their mails (which stay theirs: that says whose answers
 * count). Their tags, copies and links are added, and their customers, where they are others, get copies.
 * @throws AppError forbidden, invalid, not_found, conflict (one of them was merged already, or the target is put away)
 */
export async function mergeTickets(context: Context, input: unknown): Promise<MergeResult> {
  requireStaff(context);
  const { targetId, ids: given } = validate(Merge, input);
  const ids = [...new Set(given)].filter((one) => one !== targetId);
  if (ids.length === 0)
    throw new AppError("invalid", "A ticket can't be merged into itself; choose another.");
  await transaction(context.db.pool, async (client) => {
    const facts = await lockFamily(context, client, [targetId, ...ids]);
    for (const one of [targetId, ...ids]) {
      const ticket = facts.get(one);
      if (!ticket) throw new AppError("not_found", `Ticket #${one} does not exist any more.`);
      if (ticket.folder === "merged")
        throw new AppError("conflict", `Ticket #${one} was merged into another already.`);
      if (one === targetId && ticket.folder !== "inbox")
        throw new AppError("conflict", `Ticket #${one} is in ${ticket.folder}; restore it first.`);
    }
    await move(client, targetId, ids);
    const now = new Date();
    await insertEvents(context, client, [{ ticketId: targetId, type: "merged", details: { ids } }], now);
    await insertEvents(
      context,
      client,
      ids.map((ticketId) => ({
        ticketId,
        type: "merged_into",
        details: { id: targetId, folder: facts.get(ticketId)?.folder },
      })),
      now,
    );
    await refreshLast(client, [targetId], now);
    await rebuildSearch(client, [targetId, ...ids]);
  });
  announce(context.db, { tickets: [targetId, ...ids] });
  return { targetId, merged: ids };
}

/**
 * Locks tickets with all that were merged into them, whose rows a merge writes too: in one order, or two callers could wait
 * for each other.
 */
async function lockFamily(context: Context, client: pg.PoolClient, ids: readonly number[]) {
  await client.query(
    "SELECT FROM ticket WHERE id = ANY($1) OR merged_into_id = ANY($1) ORDER BY id FOR UPDATE",
    [ids],
  );
  return lockTickets(context, client, ids);
}

async function move(client: pg.PoolClient, targetId: number, ids: number[]): Promise<void> {
  const values = [targetId, ids];
  // What a ticket had taken in before comes along under its own old number.
  await client.query(
    "UPDATE message SET ticket_id = $1, origin_id = coalesce(origin_id, ticket_id) WHERE ticket_id = ANY($2)",
    values,
  );
  await client.query("UPDATE mention SET ticket_id = $1 WHERE ticket_id = ANY($2)", values);
  await client.query(
    "UPDATE ticket_event SET ticket_id = $1, origin_id = coalesce(origin_id, ticket_id) WHERE ticket_id = ANY($2)",
    values,
  );
  await client.query(
    `INSERT INTO ticket_tag (ticket_id, tag_id) SELECT DISTINCT $1::int, tag_id FROM ticket_tag WHERE ticket_id = ANY($2)
     ON CONFLICT DO NOTHING`,
    values,
  );
  await client.query(
    `INSERT INTO ticket_cc (ticket_id, email_key, email, name)
     SELECT DISTINCT ON (email_key) $1::int, email_key, email, name FROM (
       SELECT email_key, email, name FROM ticket_cc WHERE ticket_id = ANY($2)
       UNION ALL
       SELECT customer.email_key, customer.email, customer.name
       FROM ticket JOIN customer ON customer.id = ticket.customer_id WHERE ticket.id = ANY($2)
     ) AS person
     WHERE email_key <> (SELECT email_key FROM customer JOIN ticket ON ticket.customer_id = customer.id WHERE ticket.id = $1)
     ON CONFLICT DO NOTHING`,
    values,
  );
  // Theirs stay too, for when the merge is taken back; a link to a merged ticket is not shown.
  await client.query(
    `INSERT INTO ticket_link (low_id, high_id)
     SELECT DISTINCT least($1, other_id), greatest($1, other_id) FROM (
       SELECT high_id AS other_id FROM ticket_link WHERE low_id = ANY($2)
       UNION ALL SELECT low_id FROM ticket_link WHERE high_id = ANY($2)
     ) AS link WHERE other_id <> $1 AND other_id <> ALL($2)
     ON CONFLICT DO NOTHING`,
    values,
  );
  // What somebody was writing goes along, unless they are writing on the other ticket too.
  await client.query(
    `UPDATE draft SET ticket_id = $1 WHERE id IN (
       SELECT DISTINCT ON (staff_id) id FROM draft WHERE ticket_id = ANY($2)
         AND NOT EXISTS (SELECT FROM draft other WHERE other.ticket_id = $1 AND other.staff_id = draft.staff_id)
       ORDER BY staff_id, updated_at DESC)`,
    values,
  );
  await client.query("UPDATE ticket SET merged_into_id = $1 WHERE merged_into_id = ANY($2)", values);
  await client.query(
    "UPDATE ticket SET folder = 'merged', merged_into_id = $1, updated_at = now() WHERE id = ANY($2)",
    values,
  );
}
