import type { TicketSet } from "@/lib/tickets/change-schema";
import type { TicketDetails } from "@/lib/tickets/views";

/** What a page shows of the fields that a change sets: sent along, so that nobody overwrites what he has not seen. */
export function seenFor(ticket: TicketDetails, set: TicketSet): TicketSet {
  const shown: TicketSet = {
    subject: ticket.subject,
    state: ticket.state,
    pendingUntil: ticket.pendingUntil?.toISOString() ?? null,
    priority: ticket.priority,
    departmentId: ticket.department.id,
    topicId: ticket.topic?.id ?? null,
    assigneeId: ticket.assignee?.id ?? null,
    teamId: ticket.team?.id ?? null,
    dueAt: ticket.dueAt?.toISOString() ?? null,
    cc: ticket.cc,
    ...(ticket.folder === "merged" ? {} : { folder: ticket.folder }),
  };
  // Tags are added and taken one by one: two who do so at once don't get into each other's way.
  return Object.fromEntries(Object.entries(shown).filter(([field]) => field in set));
}
