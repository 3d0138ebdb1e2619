import type { z } from "zod";
import { changeEvents, type TicketEventRow } from "./change-events";
import type { Cc, TicketSet } from "./change-schema";
import { asSet, type Facts, FIELDS, type Field, same, tagKey } from "./facts";
import type { Named } from "./views";

/** The names behind the ids that a change sets, for the events. */
export type Names = Record<"department" | "topic" | "assignee" | "team", ReadonlyMap<number, string>>;

export type Plan = { facts: Facts; events: TicketEventRow[]; before: TicketSet; after: TicketSet };

type ParsedSet = { [K in keyof TicketSet]: Exclude<TicketSet[K], undefined> } & {
  cc?: z.output<typeof Cc>[];
};

/** The fields to be set that say neither what the reader saw nor what he wants: somebody else has changed them. */
export function conflicts(facts: Facts, set: ParsedSet, seen: ParsedSet): Field[] {
  const now = asSet(facts);
  return FIELDS.filter(
    (field) =>
      set[field] !== undefined &&
      seen[field] !== undefined &&
      !same(field, now[field], seen[field]) &&
      !same(field, now[field], set[field]),
  );
}

/**
 * What a change makes of a ticket: its facts afterwards, the events that tell of it, and the two sets that undo and
 * redo it. No events: nothing changes.
 */
export function planChange(facts: Facts, set: ParsedSet, names: Names, now: Date): Plan {
  const wanted = { ...set, ...wantedTags(facts, set) };
  const after = { ...facts, ...plain(facts, wanted, now), ...named(facts, wanted, names) };
  const was = asSet(facts);
  const is = asSet(after);
  const changed = FIELDS.filter((field) => !same(field, was[field], is[field]));
  return {
    facts: after,
    events: changeEvents(facts, after, changed),
    before: pick(was, changed),
    after: pick(is, changed),
  };
}

function wantedTags({ tags }: Facts, { addTags, removeTags, tags: all }: ParsedSet): { tags?: string[] } {
  if (all === undefined && addTags === undefined && removeTags === undefined) return {};
  const removed = new Set(removeTags?.map(tagKey));
  const kept = (all ?? tags).filter((name) => !removed.has(tagKey(name)));
  return { tags: [...new Map([...kept, ...(addTags ?? [])].map((name) => [tagKey(name), name])).values()] };
}

/** The facts that are values of their own, with those that follow from a new state or due time. */
function plain(facts: Facts, set: ParsedSet, now: Date): Partial<Facts> {
  const state = set.state ?? facts.state;
  const done = state === "resolved" || state === "closed";
  const stateFacts: Partial<Facts> =
    set.state === undefined && set.pendingUntil === undefined
      ? {}
      : {
          state,
          pendingUntil: state === "pending" ? (set.pendingUntil ?? null) : null,
          resolvedAt: done ? (facts.resolvedAt ?? now.toISOString()) : null,
          closedAt: state === "closed" ? (facts.closedAt ?? now.toISOString()) : null,
        };
  const {
    subject = facts.subject,
    priority = facts.priority,
    folder = facts.folder,
    tags = facts.tags,
  } = set;
  const dueAt = set.dueAt === undefined ? facts.dueAt : set.dueAt;
  return {
    subject,
    priority,
    folder,
    tags,
    cc: set.cc ?? facts.cc,
    dueAt,
    // Another due time is another promise: the overdue check judges it afresh.
    overdueAt: dueAt === facts.dueAt ? facts.overdueAt : null,
    ...stateFacts,
  };
}

function named(facts: Facts, set: ParsedSet, names: Names): Partial<Facts> {
  const one = (id: number | null | undefined, known: Named | null, of: ReadonlyMap<number, string>) =>
    id === undefined ? known : id === null ? null : { id, name: of.get(id) ?? known?.name ?? "" };
  return {
    department: one(set.departmentId, facts.department, names.department) ?? facts.department,
    topic: one(set.topicId, facts.topic, names.topic),
    assignee: one(set.assigneeId, facts.assignee, names.assignee),
    team: one(set.teamId, facts.team, names.team),
  };
}

function pick(set: ReturnType<typeof asSet>, fields: readonly Field[]): TicketSet {
  // A state comes with the date that belongs to it, so that undoing one restores both.
  const wanted = fields.includes("state") ? [...new Set<Field>([...fields, "pendingUntil"])] : fields;
  const { folder, ...rest } = set;
  const all: TicketSet = folder === "merged" ? rest : { ...rest, folder };
  return Object.fromEntries(Object.entries(all).filter(([field]) => wanted.some((name) => name === field)));
}
