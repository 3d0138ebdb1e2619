import { ccKey, type Facts, type Field, tagKey } from "./facts";

export type TicketEventRow = { type: string; details: Record<string, unknown> };

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

/** The events that tell what has changed between the one and the other, one for each type. */
export function changeEvents(from: Facts, to: Facts, changed: readonly Field[]): TicketEventRow[] {
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
