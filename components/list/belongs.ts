import type { ListQuery } from "@/lib/tickets/list-query";
import type { TicketLine } from "@/lib/tickets/views";

/**
 * Whether a ticket is in a queue and passes the filters that a change made from the list can touch. The server decides;
 * this only lets what leaves the list leave it at once.
 */
export function belongs(line: TicketLine, query: ListQuery, me: number): boolean {
  const some = <T>(wanted: readonly T[], ...has: T[]) =>
    wanted.length === 0 || has.some((one) => wanted.includes(one));
  const { assignee, team } = line;
  const whose: ListQuery["assignee"] = assignee
    ? [assignee.id, ...(assignee.id === me ? (["me"] as const) : [])]
    : ["none"];
  return (
    inQueue(line, query, me) &&
    some(query.state, line.state) &&
    some(query.priority, line.priority) &&
    some(query.department, line.department.id) &&
    some(query.team, ...(team ? [team.id] : [])) &&
    some(query.assignee, ...whose) &&
    query.tag.every((name) => line.tags.some((tag) => tag.name.toLowerCase() === name.toLowerCase()))
  );
}

function inQueue({ folder, state, assignee }: TicketLine, { queue }: ListQuery, me: number): boolean {
  if (queue === "spam" || queue === "trash") return folder === queue;
  if (folder !== "inbox") return false;
  switch (queue) {
    case "mine":
      return assignee?.id === me && (state === "open" || state === "pending");
    case "unassigned":
      return assignee === null && state === "open";
    case "open":
    case "overdue":
      return state === "open";
    case "pending":
      return state === "pending";
    case "resolved":
      return state === "resolved" || state === "closed";
    default:
      return true;
  }
}
