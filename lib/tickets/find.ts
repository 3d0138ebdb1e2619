import "server-only";
import type { Context } from "@/lib/context";
import { Parameters, type Stretch, ticketConditions, within } from "./conditions";
import type { ListQuery } from "./list-query";
import { ticketExists } from "./read";
import { searchTicketIds } from "./search";
import { toSearchWords } from "./search-words";
import { toId } from "./ticket-id";
import type { TicketLine, TicketPage } from "./views";
import { visibleSql } from "./visibility";

export const PAGE_SIZE = 50;

/** A count stops here: beyond it only "999+" is shown, and counting a million rows would take longer than the list. */
const COUNTED = 1_000;

/** One page of the tickets this context may see, newest first. */
export async function findTickets(context: Context, query: ListQuery): Promise<TicketPage> {
  const { cursor } = query;
  const number = query.q === "" ? null : await findNumber(context, query.q);
  const stretch = { limit: PAGE_SIZE + 1, except: number };
  if (cursor && "after" in cursor) {
    const ids = await findIds(context, query, { ...stretch, order: "ASC", from: cursor.after });
    // Near the top a page of its own would be a short one: the first page shows it whole.
    if (ids.length <= PAGE_SIZE) return findTickets(context, { ...query, cursor: null });
    const shown = ids.slice(0, PAGE_SIZE).reverse();
    return page(context, shown, { newer: true, older: true });
  }
  const from = cursor?.before ?? null;
  const ids = await findIds(context, query, { ...stretch, order: "DESC", from });
  const shown = ids.slice(0, PAGE_SIZE);
  const pages = { newer: from !== null, older: ids.length > PAGE_SIZE };
  return page(context, shown, pages, from === null && number !== null ? number : undefined);
}

/** How many tickets a filter lets through; "999+" when there are more. */
export async function countTickets(context: Context, query: ListQuery): Promise<number | "999+"> {
  const parameters = new Parameters();
  const conditions = ticketConditions(context, query, parameters);
  const { rows } = await context.db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM ticket WHERE ${conditions} LIMIT ${COUNTED}) AS counted`,
    parameters.values,
  );
  const count = rows[0]?.count ?? 0;
  return count < COUNTED ? count : "999+";
}

/** Who searches for a number wants that ticket, whatever the filter says. */
async function findNumber(context: Context, q: string): Promise<number | null> {
  const id = toId(q);
  if (id === null) return null;
  return (await ticketExists(context, id)) ? id : null;
}

async function findIds(context: Context, query: ListQuery, stretch: Stretch): Promise<number[]> {
  if (query.q !== "") {
    const words = toSearchWords(query.q);
    return words === null ? [] : searchTicketIds(context, query, words, stretch);
  }
  const parameters = new Parameters();
  const conditions = ticketConditions(context, query, parameters);
  const { rows } = await context.db.pool.query<{ id: number }>(
    `SELECT ticket.id FROM ticket WHERE ${conditions} AND ${within(stretch, parameters)}
     ORDER BY ticket.id ${stretch.order} LIMIT ${stretch.limit}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}

async function page(
  context: Context,
  ids: number[],
  pages: { newer: boolean; older: boolean },
  first?: number,
): Promise<TicketPage> {
  const { rows } = await context.db.pool.query<TicketLine>(
    `SELECT ticket.id, ticket.subject, ticket.state, ticket.priority, ticket.created_at AS "createdAt",
       ticket.due_at AS "dueAt", customer.name AS customer, customer.email, department.name AS department
     FROM ticket
     JOIN customer ON customer.id = ticket.customer_id
     JOIN department ON department.id = ticket.department_id
     WHERE ticket.id = ANY($1) AND ${visibleSql(context)}
     ORDER BY ticket.id = $2 DESC, ticket.id DESC`,
    [first === undefined ? ids : [first, ...ids], first ?? 0],
  );
  const newest = ids[0];
  const oldest = ids.at(-1);
  return {
    tickets: rows,
    newer: pages.newer && newest !== undefined ? { after: newest } : null,
    older: pages.older && oldest !== undefined ? { before: oldest } : null,
  };
}
