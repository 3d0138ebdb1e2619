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

const Pair = z.object({ id: idFromText, otherId: idFromText }).refine((pair) => pair.id !== pair.otherId, {
  path: ["otherId"],
  error: "is this ticket itself; name another.",
});

/** Says that two tickets belong together; both show it. Twice is the same as once. @throws AppError forbidden, invalid, not_found */
export const linkTickets = (context: Context, input: unknown): Promise<void> =>
  change(
    context,
    input,
    "linked",
    "INSERT INTO ticket_link (low_id, high_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
  );

/** Takes a link back. Where there is none, nothing happens. @throws AppError forbidden, invalid, not_found */
export const unlinkTickets = (context: Context, input: unknown): Promise<void> =>
  change(context, input, "unlinked", "DELETE FROM ticket_link WHERE low_id = $1 AND high_id = $2");

async function change(context: Context, input: unknown, type: string, statement: string): Promise<void> {
  requireStaff(context);
  const pair = validate(Pair, input);
  const ids = [pair.id, pair.otherId].sort((a, b) => a - b);
  const changed = await transaction(context.db.pool, (client) =>
    perform(context, client, ids, type, statement),
  );
  if (changed) announce(context.db, { tickets: ids });
}

async function perform(
  context: Context,
  client: pg.PoolClient,
  ids: readonly number[],
  type: string,
  statement: string,
): Promise<boolean> {
  const facts = await lockTickets(context, client, ids);
  for (const id of ids)
    if (!facts.has(id))
      throw new AppError("not_found", `There is no ticket #${id}.`, {
        fields: [{ field: "otherId", message: `There is no ticket #${id}.` }],
      });
  const { rowCount } = await client.query(statement, [...ids]);
  if (rowCount === 0) return false;
  const [low, high] = ids;
  await insertEvents(
    context,
    client,
    ids.map((ticketId) => ({ ticketId, type, details: { id: ticketId === low ? high : low } })),
    new Date(),
  );
  return true;
}
