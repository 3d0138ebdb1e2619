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

const Unmerge = z.object({ ids: z.array(idFromText).min(1).max(100) });

/**
 * Takes a merge back: the tickets get their own entries again. Tags, copies and links that the merge added stay.
 * @throws AppError forbidden, invalid, not_found (no such merged ticket)
 */
export async function unmergeTickets(context: Context, input: unknown): Promise<{ ids: number[] }> {
  requireStaff(context);
  const { ids } = validate(Unmerge, input);
  const targets = await transaction(context.db.pool, async (client) => {
    const rows = await lockMerged(context, client, ids);
    if (rows.length < new Set(ids).size)
      throw new AppError("not_found", "One of these tickets is not merged into another (any more).");
    const now = new Date();
    await giveBack(client, ids);
    const targetIds = [...new Set(rows.map(({ targetId }) => targetId))];
    await insertEvents(
      context,
      client,
      [
        ...rows.map(({ id, targetId }) => ({ ticketId: id, type: "unmerged", details: { id: targetId } })),
        ...rows.map(({ id, targetId }) => ({ ticketId: targetId, type: "unmerged", details: { id } })),
      ],
      now,
    );
    await refreshLast(client, [...ids, ...targetIds], now);
    await rebuildSearch(client, [...ids, ...targetIds]);
    return targetIds;
  });
  announce(context.db, { tickets: [...ids, ...targets] });
  return { ids };
}

type Merged = { id: number; targetId: number };

/** Those of these tickets that are merged into one that may be seen too, both locked. */
async function lockMerged(
  context: Context,
  client: pg.PoolClient,
  ids: readonly number[],
): Promise<Merged[]> {
  const before = await findMerged(client, ids);
  const locked = await lockTickets(context, client, [...ids, ...before.map(({ targetId }) => targetId)]);
  // Read again under the lock: the target may just have been merged on.
  const now = await findMerged(client, ids);
  return now.filter(({ id, targetId }) => locked.has(id) && locked.has(targetId));
}

async function findMerged(client: pg.PoolClient, ids: readonly number[]): Promise<Merged[]> {
  const { rows } = await client.query<Merged>(
    `SELECT id, merged_into_id AS "targetId" FROM ticket WHERE id = ANY($1) AND merged_into_id IS NOT NULL`,
    [ids],
  );
  return rows;
}

async function giveBack(client: pg.PoolClient, ids: number[]): Promise<void> {
  for (const table of ["message", "ticket_event"])
    await client.query(
      `UPDATE ${table} SET ticket_id = origin_id, origin_id = NULL FROM ticket
       WHERE ticket.id = ${table}.origin_id AND ticket.id = ANY($1) AND ${table}.ticket_id = ticket.merged_into_id`,
      [ids],
    );
  await client.query(
    `UPDATE mention SET ticket_id = message.ticket_id FROM message
     WHERE message.id = message_id AND message.ticket_id = ANY($1) AND mention.ticket_id <> message.ticket_id`,
    [ids],
  );
  // Back to where it was, which its own line tells; older lines don't.
  await client.query(
    `UPDATE ticket SET merged_into_id = NULL, folder = CASE (
         SELECT details ->> 'folder' FROM ticket_event event
         WHERE event.ticket_id = ticket.id AND event.type = 'merged_into' ORDER BY event.id DESC LIMIT 1
       ) WHEN 'spam' THEN 'spam'::"Folder" WHEN 'trash' THEN 'trash' ELSE 'inbox' END
     WHERE id = ANY($1)`,
    [ids],
  );
}
