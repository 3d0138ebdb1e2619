import "server-only";
import type { Context } from "@/lib/context";
import { findCustomerIds } from "@/lib/search/find-customers";
import { settings } from "@/lib/settings/read";
import { type Filter, NO_TAG } from "./conditions";
import type { TicketState } from "./kinds";
import type { ListQuery, Queue } from "./list-query";
import { findByNames } from "./named";
import { type ParsedSearch, parseSearch, type Term, within } from "./parse-search";

/** What a list's URL asks for: which tickets, and what to look for in them. */
export type Wanted = { filter: Filter; terms: Term[]; number: number | null; notes: string[] };

/** States that a queue shows unless the reader chooses others: "state:closed" in Mine means one's own closed ones. */
const QUEUE_STATES: Partial<Record<Queue, readonly TicketState[]>> = {
  mine: ["open", "pending"],
  unassigned: ["open"],
  open: ["open"],
  pending: ["pending"],
  resolved: ["resolved", "closed"],
};

/** Reads a list's query: queue, filters and the search box's operators, with names looked up. */
export async function toWanted(context: Context, query: ListQuery): Promise<Wanted> {
  const search = parseSearch(query.q);
  const [{ timeZone }, named] = await Promise.all([settings.get(context.db), lookUp(context, query, search)]);
  const me = context.actor.type === "staff" ? context.actor.id : -1;
  const { queue } = query;
  const states = [...query.state, ...search.state];
  const days = (from: string | null, to: string | null) => ({ from, to });
  return {
    filter: {
      folder: queue === "spam" || queue === "trash" ? queue : "inbox",
      state: states.length > 0 ? states : (QUEUE_STATES[queue] ?? null),
      priority: both(given(query.priority), given(search.priority)),
      department: both(given(query.department), named.department),
      team: given(query.team),
      assignee: [
        queue === "mine" ? [me] : queue === "unassigned" ? [null] : null,
        given(query.assignee.map((one) => (one === "none" ? null : one === "me" ? me : one))),
        named.assignee,
        search.unassigned ? [null] : null,
      ].reduce(both, null),
      topic: both(given(query.topic), named.topic),
      customer: both(query.customer === null ? null : [query.customer], named.customer),
      source: given(query.source),
      tags: named.tags,
      created: within(days(query.createdFrom, query.createdTo), search.created),
      updated: within(days(query.updatedFrom, query.updatedTo), search.updated),
      timeZone,
      overdue: queue === "overdue" || query.overdue || search.overdue,
      attachment: query.attachment || search.attachment,
      unreadBy: search.unread ? me : null,
      mentioning: queue === "mentions" ? me : null,
    },
    // A number is meant as it is, not as the beginning of a longer one.
    terms: search.number === null ? search.terms : search.terms.map(({ text }) => ({ text, phrase: true })),
    number: search.number,
    notes: [...search.notes, ...named.notes],
  };
}

const given = <T>(values: readonly T[]): readonly T[] | null => (values.length > 0 ? values : null);

/** What is in both lists; null is everything. */
function both<T>(one: readonly T[] | null, other: readonly T[] | null): readonly T[] | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((value) => other.includes(value));
}

type Named = {
  department: readonly number[] | null;
  topic: readonly number[] | null;
  assignee: readonly (number | null)[] | null;
  customer: readonly number[] | null;
  tags: readonly number[];
  notes: string[];
};

/** Customers that a part of a name may stand for. */
const MOST_CUSTOMERS = 500;

/** The ids behind the names that operators and the tag filter hold. */
async function lookUp(context: Context, query: ListQuery, search: ParsedSearch): Promise<Named> {
  const { db, actor } = context;
  const me = actor.type === "staff" ? actor.id : -1;
  const tags = [...new Set([...query.tag, ...search.tag].map((name) => name.toLowerCase()))];
  const people = search.assignee.map((name) => name.toLowerCase());
  const names = people.filter((name) => name !== "me" && name !== "none");
  const notes: string[] = [];
  const [found, customers] = await Promise.all([
    findByNames(db, { department: search.department, topic: search.topic, staff: names, tag: tags }),
    Promise.all(search.customer.map((text) => findCustomerIds(db, text, MOST_CUSTOMERS))),
  ]);
  const missing = (what: string, name: string) => notes.push(`There is no ${what} “${name}”.`);
  const ids = (kind: "department" | "topic", wanted: readonly string[]) => {
    if (wanted.length === 0) return null;
    return wanted.flatMap((name) => {
      const matches = found[kind].get(name.toLowerCase()) ?? [];
      if (matches.length === 0) missing(kind, name);
      return matches;
    });
  };
  const assignee = people.flatMap((name): (number | null)[] => {
    if (name === "me") return [me];
    if (name === "none") return [null];
    const matches = found.staff.get(name) ?? [];
    if (matches.length === 0) missing("colleague", name);
    return matches;
  });
  return {
    department: ids("department", search.department),
    topic: ids("topic", search.topic),
    assignee: people.length > 0 ? assignee : null,
    customer: customers.reduce<readonly number[] | null>(both, null),
    tags: tags.map((name) => {
      const id = found.tag.get(name)?.[0];
      if (id === undefined) missing("tag", name);
      return id ?? NO_TAG;
    }),
    notes,
  };
}
