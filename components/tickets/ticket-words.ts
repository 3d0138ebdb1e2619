import type { Priority, TicketState } from "@/lib/tickets/kinds";

/** What a reader calls each state. */
export const STATE_WORDS: Record<TicketState, string> = {
  open: "Open",
  pending: "Pending",
  resolved: "Resolved",
  closed: "Closed",
};

/** What a reader calls each priority. */
export const PRIORITY_WORDS: Record<Priority, string> = {
  low: "Low",
  normal: "Normal",
  high: "High",
  emergency: "Emergency",
};
