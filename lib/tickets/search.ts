import "server-only";
import type { Context } from "@/lib/context";
import { Parameters, type Stretch, ticketConditions, within } from "./conditions";
import type { ListQuery } from "./list-query";

/**
 * How many tickets are looked through before the full-text index is asked. That index knows no order: for a word that
 * every tenth subject holds it would fetch a tenth of all tickets to find the newest fifty, while those are right here.
 * What has too few hits among these is rare, and then the index is quick.
 */
const NEARBY = 2_000;

/**
 * The tickets in a stretch whose subject, or whose customer's name or address, holds the words.
 * @param words for to_tsquery, see search-words.ts
 */
export async function searchTicketIds(
  context: Context,
  query: ListQuery,
  words: string,
  stretch: Stretch,
): Promise<number[]> {
  const { ids, edge } = await searchNearby(context, query, words, stretch);
  const missing = stretch.limit - ids.length;
  if (edge === null || missing <= 0) return ids;
  return [...ids, ...(await searchIndex(context, query, words, { ...stretch, from: edge, limit: missing }))];
}

/** The hits among the nearest tickets that the filter lets through, and where those end (null: there are no more). */
async function searchNearby(context: Context, query: ListQuery, words: string, stretch: Stretch) {
  const parameters = new Parameters();
  const conditions = ticketConditions(context, query, parameters);
  const wanted = `to_tsquery('simple', ${parameters.add(words)})`;
  const { rows } = await context.db.pool.query<{ ids: number[]; edge: number | null }>(
    `WITH nearby AS MATERIALIZED (
       SELECT ticket.id, ticket.customer_id, ticket.search @@ ${wanted} AS hit FROM ticket
       WHERE ${conditions} AND ${within(stretch, parameters)} ORDER BY ticket.id ${stretch.order} LIMIT ${NEARBY}
     )
     SELECT
       ARRAY(
         SELECT nearby.id FROM nearby
         WHERE hit OR (SELECT customer.search @@ ${wanted} FROM customer WHERE customer.id = nearby.customer_id)
         ORDER BY nearby.id ${stretch.order} LIMIT ${stretch.limit}
       ) AS ids,
       (SELECT CASE WHEN count(*) = ${NEARBY} THEN ${stretch.order === "DESC" ? "min" : "max"}(id) END FROM nearby) AS edge`,
    parameters.values,
  );
  return rows[0] ?? { ids: [], edge: null };
}

/** The hits in the rest, by the full-text indexes: of the subjects, and of the customers with their newest tickets. */
async function searchIndex(
  context: Context,
  query: ListQuery,
  words: string,
  stretch: Stretch,
): Promise<number[]> {
  const parameters = new Parameters();
  const conditions = `${ticketConditions(context, query, parameters)} AND ${within(stretch, parameters)}`;
  const wanted = `to_tsquery('simple', ${parameters.add(words)})`;
  const first = `ORDER BY id ${stretch.order} LIMIT ${stretch.limit}`;
  const { rows } = await context.db.pool.query<{ id: number }>(
    // MATERIALIZED and LATERAL keep the planner from walking all tickets in order to save itself a sort.
    `WITH subject AS MATERIALIZED (
       SELECT ticket.id FROM ticket WHERE ticket.search @@ ${wanted} AND ${conditions}
     ), author AS MATERIALIZED (
       SELECT customer.id FROM customer WHERE customer.search @@ ${wanted}
     )
     SELECT id FROM (
       (SELECT id FROM subject ${first})
       UNION
       (SELECT written.id FROM author CROSS JOIN LATERAL (
          SELECT ticket.id FROM ticket WHERE ticket.customer_id = author.id AND ${conditions}
          ORDER BY ticket.id ${stretch.order} LIMIT ${stretch.limit}
        ) AS written ORDER BY written.id ${stretch.order} LIMIT ${stretch.limit})
     ) AS hit ${first}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}
