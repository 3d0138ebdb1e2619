import "server-only";
import { z } from "zod";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { validate } from "@/lib/validate";
import type { TicketState } from "./schema";
import type { StateChange } from "./views";
import { visibleSql } from "./visibility";

const Input = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

const EVENTS = { open: "reopened", closed: "closed" } as const;

/**
 * Brings a ticket into a state, with a line in its history. Asked twice (a double click, two members of staff at the
 * same moment), it changes once and both are told how it stands.
 */
export async function changeState(
  context: Context,
  input: unknown,
  state: TicketState,
): Promise<StateChange> {
  requireStaff(context);
  const { id } = validate(Input, input);
  const { rows } = await context.db.pool.query<{ found: boolean; changed: boolean }>(
    `WITH changed AS (
       UPDATE ticket SET state = $2::"TicketState", updated_at = now(),
         closed_at = CASE WHEN $2 = 'closed' THEN now() END
       WHERE id = $1 AND state <> $2::"TicketState" AND ${visibleSql(context)} RETURNING id
     ), event AS (
       INSERT INTO ticket_event (ticket_id, type, staff_id) SELECT id, $3, $4 FROM changed
     )
     SELECT EXISTS (SELECT FROM ticket WHERE id = $1 AND ${visibleSql(context)}) AS found,
       EXISTS (SELECT FROM changed) AS changed`,
    [id, state, EVENTS[state], context.actor.type === "staff" ? context.actor.id : null],
  );
  if (!rows[0]?.found) throw new AppError("not_found", "This ticket does not exist any more.");
  return { id, state, changed: rows[0].changed };
}
