import "server-only";
import { z } from "zod";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/id-schema";
import { validate } from "@/lib/validate";
import { visibleSql } from "./visibility";

const Read = z.object({ messageId: id });

/**
 * Remembers that the acting member of staff has read this ticket down to a message, never back up again, and that they
 * have seen where they are mentioned in it. Nobody else is told.
 * @returns whether that was news, so that their own lists and counts look different now
 * @throws AppError not_found for a ticket that they may not see
 */
export async function markRead(
  context: Context,
  ticketId: number,
  input: unknown,
): Promise<{ changed: boolean }> {
  const { db } = context;
  const actor = requireWriter(context);
  const { messageId } = validate(Read, input);
  const { rows } = await db.pool.query<{ found: boolean; changed: boolean }>(
    `WITH seen AS (
       SELECT ticket.id, LEAST($3::int, COALESCE(ticket.last_message_id, $3::int)) AS message_id
       FROM ticket WHERE ticket.id = $1 AND ${visibleSql(context)}
     ), moved AS (
       INSERT INTO ticket_read AS known (staff_id, ticket_id, message_id)
       SELECT $2, id, message_id FROM seen
       ON CONFLICT (staff_id, ticket_id) DO UPDATE SET message_id = EXCLUDED.message_id
       WHERE known.message_id < EXCLUDED.message_id
       RETURNING 1
     ), mentions AS (
       UPDATE mention SET seen_at = now()
       WHERE staff_id = $2 AND ticket_id = (SELECT id FROM seen) AND seen_at IS NULL AND message_id <= $3
       RETURNING 1
     )
     SELECT EXISTS (SELECT FROM seen) AS found,
            EXISTS (SELECT FROM moved) OR EXISTS (SELECT FROM mentions) AS changed`,
    [ticketId, actor.id, messageId],
  );
  const [row] = rows;
  if (!row?.found) throw new AppError("not_found", "There is no such ticket.");
  return { changed: row.changed };
}
