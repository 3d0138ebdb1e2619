import "server-only";
import type { Context } from "@/lib/context";
import { type Filter, Parameters, ticketConditions } from "./conditions";
import type { Cursor, CursorValue } from "./cursor";
import { TICKET_STATES } from "./kinds";
import type { ListQuery, Sort } from "./list-query";

export type Place = { id: number } & CursorValue;

type Order = Pick<ListQuery, "sort" | "order">;
type Direction = "DESC" | "ASC";

/** The columns that a sort compares before the id, each with the type of its parameters. */
const KEYS = {
  updated: [["updated_at", "timestamptz"]],
  created: [["created_at", "timestamptz"]],
  due: [["due_at", "timestamptz"]],
  priority: [
    ["priority", '"Priority"'],
    ["updated_at", "timestamptz"],
  ],
} as const satisfies Record<Sort, readonly (readonly [string, string])[]>;

/**
 * At most `limit` tickets of a filter next to a place in their order, the nearest first: those after it, or before it.
 * Those without a due date come last, whichever way they are sorted.
 */
export async function findPlaces(
  context: Context,
  filter: Filter,
  { sort, order }: Order,
  cursor: Cursor | null,
  limit: number,
): Promise<Place[]> {
  const backwards = cursor?.way === "newer";
  const direction: Direction = (order === "desc") === backwards ? "ASC" : "DESC";
  if (sort !== "due") return read(context, filter, { sort, direction, from: cursor, limit });
  const dated = { sort, direction, condition: "ticket.due_at IS NOT NULL" };
  const undated = { sort: "none" as const, direction, condition: "ticket.due_at IS NULL" };
  const stages = backwards ? [undated, dated] : [dated, undated];
  // A place among the dated ones comes before all others, one among the others after all dated ones.
  const inside = cursor && (cursor.value.at === null ? undated : dated);
  const places: Place[] = [];
  for (const stage of inside ? stages.slice(stages.indexOf(inside)) : stages) {
    const missing = limit - places.length;
    if (missing <= 0) break;
    const from = stage === inside ? cursor : null;
    places.push(...(await read(context, filter, { ...stage, from, limit: missing })));
  }
  return places;
}

type Stretch = {
  sort: Sort | "none";
  direction: Direction;
  condition?: string;
  from: Cursor | null;
  limit: number;
};

/**
 * One statement. Every index of the lists begins with the state, so that one of them serves a list of several states in
 * its order: each state's nearest tickets are read, and the nearest of those taken.
 */
async function read(context: Context, filter: Filter, stretch: Stretch): Promise<Place[]> {
  const parameters = new Parameters();
  const { direction, limit } = stretch;
  const columns = stretch.sort === "none" ? [] : KEYS[stretch.sort].map(([column]) => column);
  const ordered = [...columns, "id"].map((column) => `${column} ${direction}`).join(", ");
  const branches = branchesOf(filter).map((branch) => {
    const conditions = [ticketConditions(context, branch, parameters), stretch.condition];
    // Nothing but what the order's index holds: where that answers the conditions, too, no ticket is read.
    const chosen = `SELECT ${[...columns, "id"].map((column) => `ticket.${column}`).join(", ")} FROM ticket
      WHERE ${[...conditions, beyond(stretch, parameters)].filter(Boolean).join(" AND ")}`;
    const nearest = `ORDER BY ${ordered} LIMIT ${limit}`;
    // Few enough to be gathered and sorted: walking all others in their order to come upon them would take longer.
    return isNarrow(filter)
      ? `(WITH few AS MATERIALIZED (${chosen}) SELECT * FROM few ${nearest})`
      : `(${chosen} ${nearest})`;
  });
  const at = stretch.sort === "none" ? "NULL" : (columns.at(-1) ?? "NULL");
  // Only the sort by priority compares it.
  const priority = stretch.sort === "priority" ? "priority" : "'normal'";
  const { rows } = await context.db.pool.query<Place>(
    `SELECT id, ${at} AS at, ${priority} AS priority FROM (${branches.join(" UNION ALL ")}) AS page
     ORDER BY ${ordered} LIMIT ${limit}`,
    parameters.values,
  );
  return rows;
}

/** One filter a state, for a list in the inbox; one for what is few anyway. */
export function branchesOf(filter: Filter): Filter[] {
  if (filter.folder !== "inbox" || isNarrow(filter)) return [filter];
  if (filter.overdue)
    return [{ ...filter, state: (filter.state ?? ["open"]).filter((one) => one === "open") }];
  return (filter.state ?? TICKET_STATES).map((state) => ({ ...filter, state: [state] }));
}

const NARROW_DAYS = 31;

/** Whether a filter lets so few tickets through that an index of its own finds them, and not the one of the order. */
export function isNarrow({ customer, mentioning, tags, created }: Filter): boolean {
  const { from, to } = created;
  const days = from && to ? (Date.parse(to) - Date.parse(from)) / 86_400_000 : Number.POSITIVE_INFINITY;
  return customer !== null || mentioning !== null || tags.length > 1 || days < NARROW_DAYS;
}

function beyond({ sort, direction, from }: Stretch, parameters: Parameters): string | null {
  if (!from) return null;
  const sign = direction === "DESC" ? "<" : ">";
  const { value, id } = from;
  if (sort === "none") return `ticket.id ${sign} ${parameters.add(id)}`;
  const values = { at: value.at, priority: value.priority };
  const keys = KEYS[sort].map(([column, type]) => {
    const given = column === "priority" ? values.priority : values.at;
    return { column: `ticket.${column}`, given: `${parameters.add(given)}::${type}` };
  });
  return `(${[...keys.map(({ column }) => column), "ticket.id"].join(", ")}) ${sign} (${[
    ...keys.map(({ given }) => given),
    parameters.add(id),
  ].join(", ")})`;
}
