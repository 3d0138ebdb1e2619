import "server-only";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { PRESENT_SQL } from "@/lib/tickets/present-sql";
import { visibleTicketIds } from "@/lib/tickets/visible-ids";
import type { Colleague } from "./beat";

/** The colleagues who have this ticket open now, those who reply first. @throws AppError not_found */
export async function findColleagues(context: Context, ticketId: number): Promise<Colleague[]> {
  if ((await visibleTicketIds(context, [ticketId])).length === 0)
    throw new AppError("not_found", "There is no such ticket.");
  return listColleagues(context, ticketId);
}

/** The same without asking whether the ticket may be seen. */
export async function listColleagues({ actor, db }: Context, ticketId: number): Promise<Colleague[]> {
  const { rows } = await db.pool.query<Colleague>(
    `SELECT staff.id, staff.name, presence.replying
     FROM presence
     JOIN staff ON staff.id = presence.staff_id AND staff.deactivated_at IS NULL
     WHERE presence.ticket_id = $1 AND presence.staff_id <> $2
       AND ${PRESENT_SQL}
     ORDER BY presence.replying DESC, staff.name, staff.id`,
    [ticketId, actor.type === "staff" ? actor.id : 0],
  );
  return rows;
}
