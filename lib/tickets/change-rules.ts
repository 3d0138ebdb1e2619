import type { z } from "zod";
import { nameKey } from "@/lib/names";
import type { Cc, TicketSet } from "./change-schema";
import type { Folder, Priority, TicketState } from "./kinds";
import type { Named } from "./views";

/** What can be changed about a ticket, as it stands. Moments are ISO texts, as the reader's `seen` tells them. */
export type Facts = {
  id: number;
  subject: string;
  state: TicketState;
  pendingUntil: string | null;
  priority: Priority;
  department: Named;
  topic: Named | null;
  assignee: Named | null;
  team: Named | null;
  dueAt: string | null;
  folder: Folder;
  tags: string[];
  cc: { email: string; name: string }[];
  overdueAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
};

/** The names behind the ids that a change sets, for the events. */
export type Names = Record<"department" | "topic" | "assignee" | "team", ReadonlyMap<number, string>>;

export type TicketEventRow = { type: string; details: Record<string, unknown> };

export type Plan = { facts: Facts; events: TicketEventRow[]; before: TicketSet; after: TicketSet };

type ParsedSet = { [K in keyof TicketSet]: Exclude<TicketSet[K], undefined> } & {
  cc?: z.output<typeof Cc>[];
};

const FIELDS = [
  "subject",
  "state",
  "pendingUntil",
  "priority",
  "departmentId",
  "topicId",
  "assigneeId",
  "teamId",
  "dueAt",
  "folder",
  "tags",
  "cc",
] as const;
export type Field = (typeof FIELDS)[number];

/** The event that tells of a change to a field, where its type is not the field's own name. */
export const EVENT_TYPE: Record<Field, string> = {
  subject: "subject",
  state: "state",
  pendingUntil: "state",
  priority: "priority",
  departmentId: "department",
  topicId: "topic",
  assigneeId: "assignee",
  teamId: "team",
  dueAt: "due",
  folder: "folder",
  tags: "tags",
  cc: "cc",
};

const tagKey = nameKey;

/** A ticket's facts as one would set them. */
export function asSet(
  facts: Facts,
): Required<Omit<TicketSet, "addTags" | "removeTags" | "folder">> & { folder: Folder } {
  const {
    subject,
    state,
    pendingUntil,
    priority,
    department,
    topic,
    assignee,
    team,
    dueAt,
    folder,
    tags,
    cc,
  } = facts;
  return {
    subject,
    state,
    pendingUntil,
    priority,
    departmentId: department.id,
    topicId: topic?.id ?? null,
    assigneeId: assignee?.id ?? null,
    teamId: team?.id ?? null,
    dueAt,
    folder,
    tags,
    cc,
  };
}

function same(field: Field, one: unknown, other: unknown): boolean {
  if (field === "tags") return keys(one, tagKey) === keys(other, tagKey);
  if (field === "cc") return keys(one, ccKey) === keys(other, ccKey);
  return one === other;
}

const ccKey = (cc: unknown) =>
  cc && typeof cc === "object" && "email" in cc ? String(cc.email).toLowerCase() : "";

const keys = <T>(list: unknown, key: (item: T) => string) =>
  Array.isArray(list) ? JSON.stringify([...new Set(list.map(key))].sort()) : "";

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
    events: events(facts, after, changed),
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

function events(from: Facts, to: Facts, changed: readonly Field[]): TicketEventRow[] {
  const types = new Set(changed.map((field) => EVENT_TYPE[field]));
  return [...types].map((type) => ({ type, details: details(type, from, to) }));
}

function details(type: string, from: Facts, to: Facts): Record<string, unknown> {
  switch (type) {
    case "state":
      return { from: from.state, to: to.state, ...(to.pendingUntil ? { until: to.pendingUntil } : {}) };
    case "due":
      return { from: from.dueAt, to: to.dueAt };
    case "tags":
      return listChange(from.tags, to.tags, tagKey, (name) => name);
    case "cc":
      return listChange(from.cc, to.cc, ccKey, ({ email }) => email);
    case "subject":
    case "priority":
    case "folder":
    case "department":
    case "topic":
    case "assignee":
    case "team":
      return { from: from[type], to: to[type] };
    default:
      return {};
  }
}

function listChange<T>(from: T[], to: T[], key: (item: T) => string, show: (item: T) => string) {
  const had = new Set(from.map(key));
  const has = new Set(to.map(key));
  return {
    added: to.filter((item) => !had.has(key(item))).map(show),
    removed: from.filter((item) => !has.has(key(item))).map(show),
  };
}

function pick(set: ReturnType<typeof asSet>, fields: readonly Field[]): TicketSet {
  // A state comes with the date that belongs to it, so that undoing one restores both.
  const wanted = fields.includes("state") ? [...new Set<Field>([...fields, "pendingUntil"])] : fields;
  const { folder, ...rest } = set;
  const all: TicketSet = folder === "merged" ? rest : { ...rest, folder };
  return Object.fromEntries(Object.entries(all).filter(([field]) => wanted.some((name) => name === field)));
}
