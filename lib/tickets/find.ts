import "server-only";
import type { Context } from "@/lib/context";
import { type Filter, isImpossible, Parameters, ticketConditions } from "./conditions";
import { countedSql, toCount } from "./counted";
import { type Cursor, formatCursor, parseCursor } from "./cursor";
import { toWanted } from "./filter";
import type { ListQuery } from "./list-query";
import { findPlaces, type Place } from "./page-of";
import { readLines } from "./read-lines";
import { searchPage } from "./search";
import type { Count, TicketPage } from "./views";

export const PAGE_SIZE = 50;

/** One page of the tickets this context may see that a query lets through; of `size` tickets at most. */
export async function findTickets(context: Context, query: ListQuery, size = PAGE_SIZE): Promise<TicketPage> {
  const wanted = await toWanted(context, query);
  if (wanted.terms.length > 0) return searchPage(context, query, wanted, size);
  const { filter, notes } = wanted;
  if (isImpossible(filter)) return { tickets: [], newer: null, older: null, notes };
  return { ...(await listPage(context, filter, query, size)), notes };
}

async function listPage(
  context: Context,
  filter: Filter,
  query: ListQuery,
  size: number,
): Promise<Omit<TicketPage, "notes">> {
  const cursor = parseCursor(query.cursor, query.sort);
  const places = await findPlaces(context, filter, query, cursor, size + 1);
  const more = places.length > size;
  // Near the top a page of its own would be a short one: the first page shows it whole.
  if (cursor?.way === "newer" && !more) return listPage(context, filter, { ...query, cursor: null }, size);
  const shown = places.slice(0, size);
  if (cursor?.way === "newer") shown.reverse();
  const to = (way: Cursor["way"], place: Place | undefined) =>
    place ? formatCursor({ way, value: place, id: place.id }, query.sort) : null;
  return {
    tickets: await readLines(
      context,
      shown.map(({ id }) => id),
    ),
    newer: cursor && to("newer", shown[0]),
    older: more || cursor?.way === "newer" ? to("older", shown.at(-1)) : null,
  };
}

/** How many tickets a list without a search text holds; "999+" when there are more. */
export async function countTickets(context: Context, query: ListQuery): Promise<Count> {
  const { filter } = await toWanted(context, query);
  if (isImpossible(filter)) return 0;
  const parameters = new Parameters();
  const conditions = ticketConditions(context, filter, parameters);
  const { rows } = await context.db.pool.query<{ count: number }>(countedSql(conditions), parameters.values);
  return toCount(rows[0]?.count ?? 0);
}
