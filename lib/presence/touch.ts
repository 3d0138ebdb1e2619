import "server-only";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { PRESENT_SQL } from "@/lib/tickets/present-sql";
import { visibleSql } from "@/lib/tickets/visibility";
import { validate } from "@/lib/validate";
import type { Colleague } from "./beat";
import { listColleagues } from "./find";
import { Touch } from "./schema";

/**
 * Notes that the acting member of staff has this ticket open, or closes it, and answers who else has. Other pages are told
 * only of what is new: somebody came, left, began or stopped replying.
 * @throws AppError not_found for a ticket that they may not see
 */
export async function touchTicket(context: Context, ticketId: number, input: unknown): Promise<Colleague[]> {
  const { db } = context;
  const actor = requireWriter(context);
  const { replying, leaving } = validate(Touch, input);
  const changed = leaving
    ? await leave(context, ticketId, actor.id)
    : await stay(context, ticketId, actor.id, replying ?? null);
  if (changed) announce(db, { presence: [ticketId] });
  return leaving ? [] : listColleagues(context, ticketId);
}

async function leave({ db }: Context, ticketId: number, staffId: number): Promise<boolean> {
  const { rowCount } = await db.pool.query("DELETE FROM presence WHERE ticket_id = $1 AND staff_id = $2", [
    ticketId,
    staffId,
  ]);
  return rowCount === 1;
}

async function stay(
  context: Context,
  ticketId: number,
  staffId: number,
  replying: boolean | null,
): Promise<boolean> {
  const { rows } = await context.db.pool.query<{ changed: boolean }>(
    `WITH before AS (
       SELECT replying FROM presence
       WHERE ticket_id = $1 AND staff_id = $2 AND ${PRESENT_SQL}
     ), touched AS (
       INSERT INTO presence (ticket_id, staff_id, replying, seen_at)
       SELECT ticket.id, $2, COALESCE($3::boolean, (SELECT replying FROM before), false), now()
       FROM ticket WHERE ticket.id = $1 AND ${visibleSql(context)}
       ON CONFLICT (ticket_id, staff_id)
       DO UPDATE SET replying = EXCLUDED.replying, seen_at = EXCLUDED.seen_at
       RETURNING replying
     )
     SELECT before.replying IS DISTINCT FROM touched.replying AS changed
     FROM touched LEFT JOIN before ON true`,
    [ticketId, staffId, replying],
  );
  const [row] = rows;
  if (!row) throw new AppError("not_found", "There is no such ticket.");
  return row.changed;
}
