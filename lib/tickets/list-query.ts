import { toDay } from "./day";
import { PRIORITIES, type Priority, TICKET_STATES, type TicketState } from "./kinds";
import { toId } from "./ticket-id";

/** The lists everybody has. Each is a filter that the others narrow further. */
export const QUEUES = [
  "mine",
  "mentions",
  "unassigned",
  "open",
  "pending",
  "overdue",
  "resolved",
  "all",
  "spam",
  "trash",
] as const;
export type Queue = (typeof QUEUES)[number];

export const SORTS = ["updated", "created", "due", "priority"] as const;
export type Sort = (typeof SORTS)[number];

export const COLUMNS = [
  "priority",
  "number",
  "subject",
  "customer",
  "assignee",
  "department",
  "topic",
  "state",
  "tags",
  "due",
  "created",
  "updated",
] as const;
export type Column = (typeof COLUMNS)[number];

/** What the list shows, as its URL says it. */
export type ListQuery = {
  queue: Queue;
  /** Any of these; none: any. The same for every list below. */
  state: TicketState[];
  priority: Priority[];
  department: number[];
  team: number[];
  assignee: ("none" | "me" | number)[];
  topic: number[];
  /** Tags by name, all of which a ticket must have. */
  tag: string[];
  customer: number | null;
  source: string[];
  /** Days such as 2026-11-23 in the help desk's time zone, both included. */
  createdFrom: string | null;
  createdTo: string | null;
  updatedFrom: string | null;
  updatedTo: string | null;
  overdue: boolean;
  attachment: boolean;
  /** What is searched for; empty: everything. It may hold operators such as `priority:high`. */
  q: string;
  sort: Sort;
  order: "desc" | "asc";
  /** Chosen columns; null: the usual ones. */
  columns: Column[] | null;
  /** The saved view that this began as. */
  view: number | null;
  /** Opaque: where a page begins. */
  cursor: string | null;
};

/** Longer texts can't be subjects or names, and would only make a slow query. */
const LONGEST_SEARCH = 200;
/** Values that one filter may have. */
const MOST_VALUES = 50;
const LONGEST_VALUE = 200;
const LONGEST_CURSOR = 100;

type Parameters = Record<string, string | string[] | undefined>;

/** Reads the list's URL; what makes no sense in it counts as not said. */
export function readListQuery(parameters: Parameters): ListQuery {
  const several = (name: string) =>
    [parameters[name] ?? []].flat().map((value) => value.toWellFormed().replaceAll("\0", " ").trim());
  const one = (name: string) => several(name)[0] ?? "";
  const list = <T>(name: string, read: (text: string) => T | null | undefined) => [
    ...new Set(
      several(name)
        .flatMap((value) => value.split(","))
        .slice(0, MOST_VALUES)
        .flatMap((value) => read(value.trim()) ?? []),
    ),
  ];
  const among =
    <T extends string>(known: readonly T[]) =>
    (text: string) =>
      known.find((value) => value === text);
  const flag = (name: string) => one(name) === "1";
  const columns = list("columns", among(COLUMNS));
  return {
    queue: among(QUEUES)(one("queue")) ?? "open",
    state: list("state", among(TICKET_STATES)),
    priority: list("priority", among(PRIORITIES)),
    department: list("department", toId),
    team: list("team", toId),
    assignee: list("assignee", (text) => among(["none", "me"])(text) ?? toId(text)),
    topic: list("topic", toId),
    tag: list("tag", (text) => text.slice(0, LONGEST_VALUE) || null),
    customer: toId(one("customer")),
    // Callers of the API name their sources themselves, and may put a comma into one.
    source: [...new Set(several("source"))]
      .filter((source) => source !== "")
      .slice(0, MOST_VALUES)
      .map((source) => source.slice(0, LONGEST_VALUE)),
    createdFrom: toDay(one("createdFrom")),
    createdTo: toDay(one("createdTo")),
    updatedFrom: toDay(one("updatedFrom")),
    updatedTo: toDay(one("updatedTo")),
    overdue: flag("overdue"),
    attachment: flag("attachment"),
    q: one("q").slice(0, LONGEST_SEARCH).toWellFormed(),
    sort: among(SORTS)(one("sort")) ?? "updated",
    order: one("order") === "asc" ? "asc" : "desc",
    columns: columns.length > 0 ? columns : null,
    view: toId(one("view")),
    cursor: one("cursor").slice(0, LONGEST_CURSOR) || null,
  };
}

/** The parameters that `readListQuery` reads as this; what is the default is left out. */
export function listParameters(query: ListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  const defaults: Partial<ListQuery> = { queue: "open", sort: "updated", order: "desc" };
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === "" || value === false || value === defaults[name as keyof ListQuery])
      continue;
    if (name === "source" && Array.isArray(value))
      for (const one of value) parameters.append(name, String(one));
    else if (value === true) parameters.set(name, "1");
    else if (!Array.isArray(value) || value.length > 0) parameters.set(name, String(value));
  }
  return parameters;
}

/** The list's URL for this. */
export function listUrl(query: ListQuery): string {
  const parameters = listParameters(query);
  return parameters.size > 0 ? `/tickets?${parameters.toString().replaceAll("%2C", ",")}` : "/tickets";
}
