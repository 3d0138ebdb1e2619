import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { customerConditions } from "@/lib/search/customer-match";
import { visibleSql } from "@/lib/tickets/visibility";
import type { CustomerQuery, CustomerSort } from "./list-query";

const PAGE_SIZE = 50;

/** A customer's newest tickets that are looked through: some robots open tickets by the hundred thousand. */
const LOOKED_AT = 500;

/** One line of the list of customers. */
export type CustomerLine = {
  id: number;
  name: string;
  email: string;
  organisation: string | null;
  blocked: boolean;
  createdAt: Date;
  /** Open and pending ones that the reader may see. */
  openTickets: number;
  /** Whether there may be more of them than were counted. */
  more: boolean;
  lastTicket: { id: number; createdAt: Date } | null;
};

export type CustomerPage = { customers: CustomerLine[]; before: number | null; after: number | null };

/** The order of each sort; `id` makes it one order. Both are read from an index, forwards or backwards. */
const ORDERS: Record<CustomerSort, { columns: string; descending: boolean }> = {
  newest: { columns: "customer.id", descending: true },
  name: { columns: "lower(customer.name), customer.id", descending: false },
};

/** As its partial index says it. */
const BLOCKED = "customer.blocked_at IS NOT NULL";

/** One page of customers. @throws AppError forbidden */
export async function findCustomers(context: Context, query: CustomerQuery): Promise<CustomerPage> {
  requireStaff(context);
  const backwards = query.cursor?.way === "before";
  const ids = await findIds(context, query, backwards);
  // Near the top a page of its own would be a short one: the first page shows it whole.
  if (backwards && ids.length <= PAGE_SIZE) return findCustomers(context, { ...query, cursor: null });
  const more = ids.length > PAGE_SIZE;
  const shown = ids.slice(0, PAGE_SIZE);
  if (backwards) shown.reverse();
  return {
    customers: await readLines(context, shown),
    before: query.cursor ? (shown[0] ?? null) : null,
    after: more || backwards ? (shown.at(-1) ?? null) : null,
  };
}

async function findIds(context: Context, { q, sort, blocked, cursor }: CustomerQuery, backwards: boolean) {
  const { pool } = context.db;
  const { conditions, values } = customerConditions(q.toLowerCase().split(/\s+/).filter(Boolean));
  const { columns, descending } = ORDERS[sort];
  const down = descending !== backwards;
  const from = cursor && (await findPlace(context, cursor.id));
  const parameters: (string | number)[] = [...values];
  let beyond = "TRUE";
  if (from) {
    const key = sort === "name" ? [from.name, from.id] : [from.id];
    const places = key.map((value) => `$${parameters.push(value)}`);
    beyond = `(${columns}) ${down ? "<" : ">"} (${places.join(", ")})`;
  }
  const order = columns
    .split(", ")
    .map((column) => `${column} ${down ? "DESC" : "ASC"}`)
    .join(", ");
  const { rows } = await pool.query<{ id: number }>(
    `SELECT customer.id FROM customer WHERE ${conditions} AND ${blocked ? BLOCKED : "TRUE"} AND ${beyond} ORDER BY ${order} LIMIT ${PAGE_SIZE + 1}`,
    parameters,
  );
  return rows.map(({ id }) => id);
}

/** Where a customer stands in the list by name; somebody deleted since has no place, and the list begins at its top. */
async function findPlace({ db }: Context, id: number): Promise<{ id: number; name: string } | undefined> {
  const { rows } = await db.pool.query<{ id: number; name: string }>(
    "SELECT id, lower(name) AS name FROM customer WHERE id = $1",
    [id],
  );
  return rows[0];
}

async function readLines(context: Context, ids: number[]): Promise<CustomerLine[]> {
  const { rows } = await context.db.pool.query<CustomerLine>(
    `SELECT customer.id, customer.name, customer.email, customer.organisation,
       customer.blocked_at IS NOT NULL AS blocked, customer.created_at AS "createdAt",
       written.open AS "openTickets", written.looked = ${LOOKED_AT} AS more,
       CASE WHEN written.last IS NOT NULL
         THEN (SELECT jsonb_build_object('id', ticket.id, 'createdAt', ticket.created_at) FROM ticket WHERE ticket.id = written.last)
       END AS "lastTicket"
     FROM unnest($1::int[]) WITH ORDINALITY AS shown(id, place)
     JOIN customer ON customer.id = shown.id
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS looked, count(*) FILTER (WHERE state IN ('open', 'pending'))::int AS open, max(id) AS last
       FROM (
         SELECT ticket.id, ticket.state FROM ticket
         WHERE ticket.customer_id = customer.id AND ticket.folder = 'inbox' AND ${visibleSql(context)}
         ORDER BY ticket.id DESC LIMIT ${LOOKED_AT}
       ) AS newest
     ) AS written
     ORDER BY shown.place`,
    [ids],
  );
  return rows;
}
