import { ticketCount } from "@/components/list/words";
import { momentWords } from "@/components/ticket/moments";
import { PRIORITY_WORDS } from "@/components/tickets/ticket-words";
import type { TicketSet } from "@/lib/tickets/change-schema";
import type { Priority, TicketState } from "@/lib/tickets/kinds";
import type { Named, TicketLine } from "@/lib/tickets/views";

/** One change made to several tickets: what is sent, how it shows before the answer, and what is said afterwards. */
export type BulkAction = {
  set: TicketSet;
  patch: Partial<TicketLine> | ((line: TicketLine) => Partial<TicketLine>);
  /** What was done: "assigned to Ben". */
  done: string;
};

export const assign = (assignee: Named | null): BulkAction => ({
  set: { assigneeId: assignee?.id ?? null },
  patch: { assignee },
  done: assignee ? `assigned to ${assignee.name}` : "given back to everybody",
});

export const giveTeam = (team: Named | null): BulkAction => ({
  set: { teamId: team?.id ?? null },
  patch: { team },
  done: team ? `given to team ${team.name}` : "taken from their team",
});

export const transfer = (department: Named): BulkAction => ({
  set: { departmentId: department.id },
  patch: { department },
  done: `moved to department ${department.name}`,
});

export const prioritise = (priority: Priority): BulkAction => ({
  set: { priority },
  patch: { priority },
  done: `set to ${PRIORITY_WORDS[priority].toLowerCase()} priority`,
});

const STATE_DONE: Record<TicketState, string> = {
  open: "opened again",
  pending: "set to pending",
  resolved: "resolved",
  closed: "closed",
};

export const setState = (state: Exclude<TicketState, "pending">): BulkAction => ({
  set: { state, pendingUntil: null },
  patch: { state, pendingUntil: null },
  done: STATE_DONE[state],
});

/** Pending until a date, or (null) until the customer writes. */
export const setPending = (until: Date | null): BulkAction => ({
  set: { state: "pending", pendingUntil: until?.toISOString() ?? null },
  patch: { state: "pending", pendingUntil: until },
  done: until ? `pending until ${momentWords(until)}` : "pending until the customer writes",
});

export const addTag = (name: string): BulkAction => ({
  set: { addTags: [name] },
  patch: ({ tags }) =>
    // A made-up id until the answer brings the tag's own.
    tags.some((tag) => same(tag.name, name)) ? {} : { tags: [...tags, { id: -1 - tags.length, name }] },
  done: `tagged “${name}”`,
});

export const removeTag = (name: string): BulkAction => ({
  set: { removeTags: [name] },
  patch: ({ tags }) => ({ tags: tags.filter((tag) => !same(tag.name, name)) }),
  done: `no longer tagged “${name}”`,
});

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export const moveTo = (folder: "inbox" | "spam" | "trash"): BulkAction => ({
  set: { folder },
  patch: { folder },
  done: { inbox: "restored", spam: "marked as spam", trash: "moved to the trash" }[folder],
});

/** "Ticket #12 assigned to Ben." or "12 tickets assigned to Ben." */
export const doneWords = ({ done }: BulkAction, ids: readonly number[]): string =>
  `${ids.length === 1 ? `Ticket #${ids[0]}` : ticketCount(ids.length)} ${done}.`;

/** The ticket as it will be. */
export const patched = (line: TicketLine, { patch }: BulkAction): TicketLine => ({
  ...line,
  ...(typeof patch === "function" ? patch(line) : patch),
});

/** What the reader sees in the fields that are set, for the optimistic lock. Tags are added and removed one by one. */
export function seenIn(line: TicketLine, set: TicketSet): TicketSet {
  const all: TicketSet = {
    state: line.state,
    pendingUntil: line.pendingUntil?.toISOString() ?? null,
    priority: line.priority,
    departmentId: line.department.id,
    assigneeId: line.assignee?.id ?? null,
    teamId: line.team?.id ?? null,
    ...(line.folder === "merged" ? {} : { folder: line.folder }),
  };
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in set));
}
