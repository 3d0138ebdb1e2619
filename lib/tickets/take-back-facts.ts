import "server-only";
import type pg from "pg";
import { asDetails, idDetail, nameDetail, stateDetail, textDetail } from "./event-details";
import type { Facts } from "./facts";
import { writeFacts } from "./write-facts";

type Event = { id: number; type: string; details: unknown };

/**
 * Undoes what a message changed about its ticket when it was sent (see `sendMessage`), and takes the lines out of the
 * history. What has been changed again since stays, and so does what a ticket had become that was merged into this one.
 */
export async function takeBackFacts(client: pg.PoolClient, ticket: Facts, messageId: number): Promise<void> {
  const { rows } = await client.query<Event>(
    `SELECT id, type, details FROM ticket_event event
     WHERE ticket_id = $1 AND origin_id IS NULL
       AND type IN ('state', 'assignee') AND details -> 'messageId' = to_jsonb($2::int)
       AND NOT EXISTS (SELECT FROM ticket_event later
         WHERE later.ticket_id = $1 AND later.type = event.type AND later.id > event.id)`,
    [ticket.id, messageId],
  );
  const undone = rows.flatMap(({ id, type, details }) => {
    const facts =
      type === "state" ? stateBefore(ticket, asDetails(details)) : assigneeBefore(ticket, asDetails(details));
    return facts ? [{ id, facts }] : [];
  });
  if (undone.length === 0) return;
  const facts: Facts = Object.assign({ ...ticket }, ...undone.map((event) => event.facts));
  await writeFacts(client, [facts], new Date());
  await client.query("DELETE FROM ticket_event WHERE id = ANY($1)", [undone.map(({ id }) => id)]);
}

function stateBefore(ticket: Facts, details: Record<string, unknown>): Partial<Facts> | null {
  const state = stateDetail(details, "from");
  if (!state || ticket.state !== stateDetail(details, "to")) return null;
  const was = asDetails(details.was);
  return {
    state,
    pendingUntil: textDetail(was, "pendingUntil"),
    resolvedAt: textDetail(was, "resolvedAt"),
    closedAt: textDetail(was, "closedAt"),
  };
}

function assigneeBefore(ticket: Facts, details: Record<string, unknown>): Partial<Facts> | null {
  if (ticket.assignee?.id !== idDetail(asDetails(details.to), "id")) return null;
  const id = idDetail(asDetails(details.from), "id");
  return { assignee: id === null ? null : { id, name: nameDetail(details, "from") ?? "" } };
}
