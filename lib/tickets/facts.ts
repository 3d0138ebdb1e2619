import { nameKey } from "@/lib/names";
import type { TicketSet } from "./change-schema";
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

/** What a change can set, in the order in which it is told. */
export const FIELDS = [
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

/** What one tag is told from another by. */
export const tagKey = nameKey;

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

/** Whether two values of a field say the same: names of tags and addresses regardless of case and order. */
export function same(field: Field, one: unknown, other: unknown): boolean {
  if (field === "tags") return keys(one, tagKey) === keys(other, tagKey);
  if (field === "cc") return keys(one, ccKey) === keys(other, ccKey);
  return one === other;
}

/** What one copy is told from another by. */
export const ccKey = (cc: unknown) =>
  cc && typeof cc === "object" && "email" in cc ? String(cc.email).toLowerCase() : "";

const keys = <T>(list: unknown, key: (item: T) => string) =>
  Array.isArray(list) ? JSON.stringify([...new Set(list.map(key))].sort()) : "";
