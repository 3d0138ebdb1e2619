import type { TicketState } from "@/lib/tickets/kinds";

/** What GET /desk/tickets?q= answers, the best hits first. */
export type FoundTicket = { id: number; subject: string; customer: string; state: TicketState };
