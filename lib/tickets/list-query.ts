import { PRIORITIES, type Priority, TICKET_STATES, type TicketState } from "./schema";
import { toId } from "./ticket-id";

/** Where a page of the list begins: below an id (older) or above one (newer). */
export type Cursor = { before: number } | { after: number };

/** What the list shows, as its URL says it. */
export type ListQuery = {
  state: TicketState | "all";
  departmentId: number | null;
  priority: Priority | null;
  /** What is searched for; empty: everything. */
  q: string;
  cursor: Cursor | null;
};

/** Longer texts can't be subjects or names, and would only make a slow query. */
const LONGEST_SEARCH = 200;

/** Reads the list's URL; what makes no sense in it counts as not said. */
export function readListQuery(parameters: Record<string, string | string[] | undefined>): ListQuery {
  const one = (name: string) => {
    const value = parameters[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const before = toId(one("before"));
  const after = toId(one("after"));
  return {
    state: [...TICKET_STATES, "all" as const].find((state) => state === one("state")) ?? "open",
    departmentId: toId(one("department")),
    priority: PRIORITIES.find((priority) => priority === one("priority")) ?? null,
    q: one("q").toWellFormed().replaceAll("\0", " ").trim().slice(0, LONGEST_SEARCH),
    cursor: before ? { before } : after ? { after } : null,
  };
}

/** The URL that `readListQuery` reads as this; what is the default is left out. */
export function listUrl({ state, departmentId, priority, q, cursor }: ListQuery): string {
  const parameters = new URLSearchParams();
  if (state !== "open") parameters.set("state", state);
  if (departmentId) parameters.set("department", String(departmentId));
  if (priority) parameters.set("priority", priority);
  if (q) parameters.set("q", q);
  for (const [name, id] of Object.entries(cursor ?? {})) parameters.set(name, String(id));
  return parameters.size > 0 ? `/tickets?${parameters}` : "/tickets";
}
