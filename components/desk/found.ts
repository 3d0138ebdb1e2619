import { ask } from "@/components/desk/ask";
import type { TicketState } from "@/lib/tickets/kinds";
import type { CustomerCard } from "@/lib/tickets/views";

/** What GET /desk/tickets?q= answers, the best hits first. */
export type FoundTicket = { id: number; subject: string; customer: string; state: TicketState };

export const searchTickets = (words: string, signal: AbortSignal): Promise<FoundTicket[]> =>
  ask(`/desk/tickets?q=${encodeURIComponent(words)}`, { signal });

export const searchCustomers = (words: string, signal: AbortSignal): Promise<CustomerCard[]> =>
  ask(`/desk/customers?q=${encodeURIComponent(words)}`, { signal });
