import "server-only";
import type { Context } from "@/lib/context";
import { findCustomerIds, findSimilarCustomerIds } from "@/lib/search/find-customers";
import type { StemmedWords } from "@/lib/search/stem";
import { type Filter, Parameters, ticketConditions } from "./conditions";
import type { Priority } from "./kinds";
import { branchesOf } from "./page-of";

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

/** A stretch of tickets that was looked through, and whether there are no others. */
export type Looked = { hits: Hit[]; complete: boolean };

/** The hits among a filter's `many` newest tickets. */
export async function searchNearby({ context, filter, words }: Search, many: number): Promise<Looked> {
  const parameters = new Parameters();
  const wanted = `${parameters.add(words.all)}::tsquery`;
  const { rows } = await context.db.pool.query<Partial<Hit> & { looked: number }>(
    // IS TRUE keeps the planner from asking the full-text index, which would gather all that hold the words.
    `WITH nearby AS MATERIALIZED (${newest(context, filter, parameters, many)}),
     found AS MATERIALIZED (
       SELECT ticket_search.ticket_id, document FROM nearby JOIN ticket_search ON ticket_search.ticket_id = nearby.id
       WHERE (document @@ ${wanted}) IS TRUE ORDER BY nearby.updated_at DESC, nearby.id DESC LIMIT ${MOST_HITS}
     )
     SELECT counted.looked, hit.* FROM (SELECT count(*)::int AS looked FROM nearby) AS counted LEFT JOIN (
       SELECT ${COLUMNS}, ${rank(wanted)} AS rank FROM found JOIN ticket ON ticket.id = found.ticket_id
     ) AS hit ON TRUE ORDER BY hit.rank DESC, hit.id DESC`,
    parameters.values,
  );
  return { hits: rows.filter(isHit), complete: (rows[0]?.looked ?? 0) < many };
}

/**
 * The newest tickets of a filter. With a tag, those of that tag: walking all tickets in order to come upon them would take
 * longer; what else there is to filter is then left to `id` being null.
 */
function newest(context: Context, filter: Filter, parameters: Parameters, many: number): string {
  const [tag, ...tags] = filter.tags;
  if (tag !== undefined)
    return `
      SELECT ticket.id, ticket.updated_at FROM (
        SELECT ticket_id FROM ticket_tag WHERE tag_id = ${parameters.add(tag)} ORDER BY ticket_id DESC LIMIT ${many}
      ) AS tagged LEFT JOIN ticket ON ticket.id = tagged.ticket_id
        AND ${ticketConditions(context, { ...filter, tags }, parameters)}`;
  const branches = branchesOf(filter).map(
    (branch) => `(
      SELECT ticket.id, ticket.updated_at FROM ticket WHERE ${ticketConditions(context, branch, parameters)}
      ORDER BY ticket.updated_at DESC, ticket.id DESC LIMIT ${many})`,
  );
  return `SELECT * FROM (${branches.join(" UNION ALL ")}) AS newest ORDER BY updated_at DESC, id DESC LIMIT ${many}`;
}

const isHit = <T extends Partial<Hit>>(row: T): row is T & Hit => typeof row.id === "number";

/** Tickets, the newest, that the full-text index is asked about first. */
const RECENT = 100_000;

/**
 * Two stretches of all tickets, the newest and those before, with their newest hits by the full-text index. It gathers all
 * that hold the words, and each has to be fetched: the older ones only when the newer ones do not suffice.
 */
export async function indexStretches(search: Search): Promise<(() => Promise<Looked>)[]> {
  const [edge, condition] = await Promise.all([newestId(search.context), indexCondition(search)]);
  const above = Math.max(0, edge - RECENT);
  const recent = async () => ({
    hits: await searchRange(search, condition, { above }),
    complete: above === 0,
  });
  const older = async () => ({ hits: await searchRange(search, condition, { upTo: above }), complete: true });
  return above === 0 ? [recent] : [recent, older];
}

async function newestId({ db }: Context): Promise<number> {
  const { rows } = await db.pool.query<{ id: number | null }>("SELECT max(id) AS id FROM ticket");
  return rows[0]?.id ?? 0;
}

type Range = { above: number } | { upTo: number };

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
       ) AS passed LIMIT ${MOST_HITS}
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
