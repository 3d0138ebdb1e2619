import "server-only";
import type pg from "pg";

/** Links a new ticket with the one that its mail names. Part of the caller's transaction. */
export async function linkTickets(
  client: pg.PoolClient,
  ticketId: number,
  otherId: number,
  at: Date,
): Promise<void> {
  await client.query(
    `WITH other AS (
       SELECT coalesce(merged_into_id, id) AS id FROM ticket WHERE id = $2
     ), link AS (
       INSERT INTO ticket_link (low_id, high_id) SELECT least($1::int, id), greatest($1::int, id) FROM other
       ON CONFLICT DO NOTHING
     )
     INSERT INTO ticket_event (ticket_id, at, type, details)
     SELECT $1::int, $3::timestamptz, 'linked', jsonb_build_object('id', id) FROM other
     UNION ALL SELECT id, $3::timestamptz, 'linked', jsonb_build_object('id', $1::int) FROM other`,
    [ticketId, otherId, at],
  );
}
