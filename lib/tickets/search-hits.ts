import "server-only";
import type { Context } from "@/lib/context";
import { findCustomerIds, findSimilarCustomerIds } from "@/lib/search/find-customers";
import type { StemmedWords } from "@/lib/search/stem";
import { type Filter, Parameters, ticketConditions } from "./conditions";
import { branchesOf } from "./page-of";
import type { Priority } from "./schema";

export type Search = { context: Context; filter: Filter; words: StemmedWords };

/** A ticket that was found, with what it may be sorted by. */
export type Hit = { id: number; updatedAt: Date; createdAt: Date; dueAt: Date | null; priority: Priority };

/** Hits that are ranked and can be paged through. */
export const MOST_HITS = 500;

/** Customers that a part of a name may stand for, and how many of the newest tickets of each are shown. */
const CUSTOMERS = 20;
const TICKETS = 20;

const COLUMNS = `ticket.id, ticket.updated_at AS "updatedAt", ticket.created_at AS "createdAt", ticket.due_at AS "dueAt",
  ticket.priority`;

/** How well a document fits: what stands in the subject counts most, and what is new twice as much as what is old. */
const rank = (wanted: string) =>
  `ts_rank('{0.05, 0.2, 0.5, 1}', found.document, ${wanted}) *
   (1 + 1 / (1 + greatest(0, extract(epoch FROM now() - ticket.updated_at)) / 2592000))`;

/** The hits among a filter's `many` newest tickets, and whether those are all its tickets. */
export async function searchNearby(
  { context, filter, words }: Search,
  many: number,
): Promise<{ hits: Hit[]; complete: boolean }> {
  const parameters = new Parameters();
  const wanted = `${parameters.add(words.all)}::tsquery`;
  const newest = branchesOf(filter).map(
    (branch) => `(
      SELECT ticket.id, ticket.updated_at FROM ticket WHERE ${ticketConditions(context, branch, parameters)}
      ORDER BY ticket.updated_at DESC, ticket.id DESC LIMIT ${many})`,
  );
  const { rows } = await context.db.pool.query<Partial<Hit> & { looked: number }>(
    `WITH nearby AS MATERIALIZED (
       SELECT * FROM (${newest.join(" UNION ALL ")}) AS newest ORDER BY updated_at DESC, id DESC LIMIT ${many}
     ), found AS MATERIALIZED (
       SELECT ticket_search.ticket_id, document FROM nearby JOIN ticket_search ON ticket_search.ticket_id = nearby.id
       WHERE document @@ ${wanted} ORDER BY nearby.updated_at DESC, nearby.id DESC LIMIT ${MOST_HITS}
     )
     SELECT counted.looked, hit.* FROM (SELECT count(*)::int AS looked FROM nearby) AS counted LEFT JOIN (
       SELECT ${COLUMNS}, ${rank(wanted)} AS rank FROM found JOIN ticket ON ticket.id = found.ticket_id
     ) AS hit ON TRUE ORDER BY hit.rank DESC, hit.id DESC`,
    parameters.values,
  );
  return { hits: rows.filter(isHit), complete: (rows[0]?.looked ?? 0) < many };
}

const isHit = <T extends Partial<Hit>>(row: T): row is T & Hit => typeof row.id === "number";

/** What at least so many of all tickets hold is common. */
const COMMON = 0.01;

/** Whether many tickets hold the words, as Postgres's statistics have it. */
export async function isCommon({ context, words }: Search): Promise<boolean> {
  const { rows } = await context.db.pool.query<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(
    "EXPLAIN (FORMAT JSON) SELECT FROM ticket_search WHERE document @@ $1::tsquery",
    [words.all],
  );
  const found = rows[0]?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
  return found > COMMON * (await newestId(context));
}

async function newestId({ db }: Context): Promise<number> {
  const { rows } = await db.pool.query<{ id: number | null }>("SELECT max(id) AS id FROM ticket");
  return rows[0]?.id ?? 0;
}

/** Tickets, the newest, that the full-text index is asked about first. */
const RECENT = 100_000;

/**
 * The newest hits among all of a filter's tickets, at least `needed` when there are as many, by the full-text index. It
 * gathers all that hold the words, and each has to be fetched: the older ones only when the newer ones do not suffice.
 */
export async function searchIndex(search: Search, needed: number): Promise<Hit[]> {
  const edge = Math.max(0, (await newestId(search.context)) - RECENT);
  const condition = await indexCondition(search);
  const recent = await searchRange(search, condition, { above: edge, limit: MOST_HITS });
  if (recent.length >= needed || edge === 0) return recent;
  const limit = MOST_HITS - recent.length;
  return [...recent, ...(await searchRange(search, condition, { upTo: edge, limit }))];
}

type Range = { above: number; limit: number } | { upTo: number; limit: number };

async function searchRange(
  { context, filter, words }: Search,
  condition: string,
  range: Range,
): Promise<Hit[]> {
  const parameters = new Parameters();
  const wanted = `${parameters.add(words.all)}::tsquery`;
  const within =
    "above" in range
      ? `ticket_id > ${parameters.add(range.above)}`
      : `ticket_id <= ${parameters.add(range.upTo)}`;
  const { rows } = await context.db.pool.query<Hit>(
    // MATERIALIZED and LATERAL keep the planner from walking all tickets in order to save itself a sort.
    `WITH hit AS MATERIALIZED (
       SELECT ticket_id FROM ticket_search
       WHERE ${within} AND document @@ ${parameters.add(condition)}::tsquery AND (document @@ ${wanted}) IS TRUE
     ), found AS MATERIALIZED (
       SELECT passed.id FROM (SELECT ticket_id FROM hit ORDER BY ticket_id DESC) AS newest
       CROSS JOIN LATERAL (
         SELECT ticket.id FROM ticket
         WHERE ticket.id = newest.ticket_id AND ${ticketConditions(context, filter, parameters)} OFFSET 0
       ) AS passed LIMIT ${range.limit}
     )
     SELECT ${COLUMNS} FROM found AS hit JOIN ticket ON ticket.id = hit.id
     JOIN ticket_search AS found ON found.ticket_id = hit.id
     ORDER BY ${rank(wanted)} DESC, ticket.id DESC`,
    parameters.values,
  );
  return rows;
}

/** Documents by which it is judged how many hold a word. */
const SAMPLE = 500;
/** What more than this many of them hold is broad, when the other words are held by fewer than one in fifty of those. */
const BROAD = 100;
const TIMES = 50;

/**
 * What the index is asked for: the words, unless the last one is unfinished and the beginning of so many that gathering
 * them takes longer than fetching all that hold the others.
 */
async function indexCondition({ context, words }: Search): Promise<string> {
  const { all, finished, unfinished } = words;
  if (!finished || !unfinished) return all;
  const { rows } = await context.db.pool.query<{ unfinished: number; finished: number }>(
    `SELECT count(*) FILTER (WHERE document @@ $1::tsquery)::int AS unfinished,
       count(*) FILTER (WHERE document @@ $2::tsquery)::int AS finished
     FROM (SELECT document FROM ticket_search ORDER BY ticket_id DESC LIMIT ${SAMPLE}) AS sample`,
    [unfinished, finished],
  );
  const held = rows[0] ?? { unfinished: 0, finished: 0 };
  return held.unfinished > BROAD && held.unfinished > held.finished * TIMES ? finished : all;
}

/**
 * The newest tickets of customers whose name, address or organisation holds what was typed, also in the middle of a
 * word; with `similar` also of those who are called nearly so, when there is nobody else.
 */
export async function searchCustomers(
  { context, filter }: Search,
  typed: string,
  similar: boolean,
): Promise<Hit[]> {
  const { db } = context;
  let customers = await findCustomerIds(db, typed, CUSTOMERS);
  if (customers.length === 0 && similar) customers = await findSimilarCustomerIds(db, typed, CUSTOMERS);
  if (customers.length === 0) return [];
  const parameters = new Parameters();
  const { rows } = await db.pool.query<Hit>(
    `SELECT ${COLUMNS} FROM unnest(${parameters.add(customers)}::int[]) AS author(id) CROSS JOIN LATERAL (
       SELECT * FROM ticket WHERE ticket.customer_id = author.id AND ${ticketConditions(context, filter, parameters)}
       ORDER BY ticket.id DESC LIMIT ${TICKETS}
     ) AS ticket ORDER BY ticket.updated_at DESC, ticket.id DESC`,
    parameters.values,
  );
  return rows;
}
