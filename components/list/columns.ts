import type { Column, ListQuery, Queue } from "@/lib/tickets/list-query";

/** Without the subject there would be nothing to open. */
export const FIXED_COLUMN: Column = "subject";

/** Queues whose tickets are in more than one state say which. */
const MIXED: readonly Queue[] = ["mine", "mentions", "overdue", "resolved", "all", "spam", "trash"];

/** The columns a list shows when nobody chose any. */
export function usualColumns({ queue, state, q }: Pick<ListQuery, "queue" | "state" | "q">): Column[] {
  const mixed = state.length > 1 || (state.length === 0 && (MIXED.includes(queue) || q !== ""));
  return [
    "priority",
    "number",
    "subject",
    "customer",
    "assignee",
    ...(mixed ? (["state"] as const) : []),
    "tags",
    "due",
    "updated",
  ];
}

/** What the list shows. */
export const shownColumns = (query: ListQuery): Column[] => {
  const columns = query.columns ?? usualColumns(query);
  return columns.includes(FIXED_COLUMN) ? columns : [FIXED_COLUMN, ...columns];
};
