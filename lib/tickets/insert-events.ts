import "server-only";
import type pg from "pg";
import type { Context } from "@/lib/context";
import type { TicketEventRow } from "./change-events";

/** Adds lines to the history of tickets, in the name of whoever acts. Part of the caller's transaction. */
export async function insertEvents(
  { actor }: Context,
  client: pg.PoolClient,
  events: readonly (TicketEventRow & { ticketId: number })[],
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `INSERT INTO ticket_event (ticket_id, at, type, staff_id, api_key_id, details)
     SELECT line.ticket_id, $2, line.type, $3, $4, line.details
     FROM unnest($1::int[], $5::text[], $6::jsonb[]) WITH ORDINALITY AS line(ticket_id, type, details, place)
     ORDER BY place`,
    [
      events.map(({ ticketId }) => ticketId),
      at,
      actor.type === "staff" ? actor.id : null,
      actor.type === "apiKey" ? actor.id : null,
      events.map(({ type }) => type),
      events.map(({ details }) => JSON.stringify(details)),
    ],
  );
}
