import { PRIORITY_WORDS, STATE_WORDS } from "@/components/tickets/ticket-words";
import type { ListQuery } from "@/lib/tickets/list-query";
import type { Named } from "@/lib/tickets/views";

/** What a list can be narrowed down by, in the order of the menu. */
export const FILTERS = [
  "state",
  "priority",
  "assignee",
  "team",
  "department",
  "topic",
  "tag",
  "customer",
  "source",
  "created",
  "updated",
  "overdue",
  "attachment",
] as const;
export type Filter = (typeof FILTERS)[number];

export const FILTER_LABELS: Record<Filter, string> = {
  state: "State",
  priority: "Priority",
  assignee: "Assignee",
  team: "Team",
  department: "Department",
  topic: "Topic",
  tag: "Tag",
  customer: "Customer",
  source: "Source",
  created: "Created",
  updated: "Updated",
  overdue: "Overdue",
  attachment: "Has attachment",
};

/** The names behind the ids of a query; a colleague who is gone has none. */
export type FilterNames = {
  staff: readonly Named[];
  teams: readonly Named[];
  departments: readonly Named[];
  topics: readonly Named[];
  customer: string | null;
};

export type Chip = { filter: Filter; label: string; text: string };

const nothing: Record<Filter, Partial<ListQuery>> = {
  state: { state: [] },
  priority: { priority: [] },
  assignee: { assignee: [] },
  team: { team: [] },
  department: { department: [] },
  topic: { topic: [] },
  tag: { tag: [] },
  customer: { customer: null },
  source: { source: [] },
  created: { createdFrom: null, createdTo: null },
  updated: { updatedFrom: null, updatedTo: null },
  overdue: { overdue: false },
  attachment: { attachment: false },
};

/** The query without this filter. */
export const withoutFilter = (query: ListQuery, filter: Filter): ListQuery => ({
  ...query,
  ...nothing[filter],
  cursor: null,
});

/** The query without any filter and search; queue, sort and columns stay. */
export const withoutFilters = (query: ListQuery): ListQuery =>
  FILTERS.reduce(withoutFilter, { ...query, q: "", cursor: null });

/** The filters that a query sets, as chips say them: "Assignee: me". */
export function filterChips(query: ListQuery, names: FilterNames): Chip[] {
  return FILTERS.flatMap((filter) => {
    const text = words(filter, query, names);
    return text === null ? [] : [{ filter, label: FILTER_LABELS[filter], text }];
  });
}

function words(filter: Filter, query: ListQuery, names: FilterNames): string | null {
  switch (filter) {
    case "state":
      return list(query.state.map((state) => STATE_WORDS[state]));
    case "priority":
      return list(query.priority.map((priority) => PRIORITY_WORDS[priority]));
    case "assignee":
      return list(
        query.assignee.map((who) => (typeof who === "number" ? named(who, names.staff) : WHO[who])),
      );
    case "team":
      return list(query.team.map((id) => named(id, names.teams)));
    case "department":
      return list(query.department.map((id) => named(id, names.departments)));
    case "topic":
      return list(query.topic.map((id) => named(id, names.topics)));
    case "tag":
      return query.tag.length > 0 ? query.tag.join(" and ") : null;
    case "customer":
      return query.customer === null ? null : (names.customer ?? `customer ${query.customer}`);
    case "source":
      return list(query.source);
    case "created":
      return between(query.createdFrom, query.createdTo);
    case "updated":
      return between(query.updatedFrom, query.updatedTo);
    case "overdue":
      return query.overdue ? "" : null;
    case "attachment":
      return query.attachment ? "" : null;
  }
}

export const WHO = { none: "nobody", me: "me" } as const;

const named = (id: number, from: readonly Named[]): string =>
  from.find((one) => one.id === id)?.name ?? `number ${id}`;

/** A chip names two and counts the rest. */
function list(all: readonly string[]): string | null {
  if (all.length === 0) return null;
  return all.length > 2 ? `${all[0]}, ${all[1]} +${all.length - 2}` : all.join(", ");
}

function between(from: string | null, to: string | null): string | null {
  if (from !== null && from === to) return dayWords(from);
  if (from !== null && to !== null) return `${dayWords(from)} – ${dayWords(to)}`;
  if (from !== null) return `from ${dayWords(from)}`;
  return to === null ? null : `until ${dayWords(to)}`;
}

const days = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "2026-11-23" as "23 Nov 2026". */
const dayWords = (day: string): string => days.format(new Date(`${day}T00:00:00Z`));
