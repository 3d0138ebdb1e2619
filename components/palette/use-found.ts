"use client";

import { type FoundTicket, searchCustomers, searchTickets } from "@/components/desk/found";
import { useSearch } from "@/components/desk/use-search";
import type { CustomerCard } from "@/lib/tickets/views";

type Found = { tickets: FoundTicket[]; customers: CustomerCard[]; problem?: string; pending: boolean };

const NOTHING = { tickets: [], customers: [] };

async function search(words: string, signal: AbortSignal) {
  const [tickets, customers] = await Promise.all([
    searchTickets(words, signal),
    searchCustomers(words, signal),
  ]);
  return { tickets, customers };
}

/** The tickets and customers found for what is typed. Until they are here the former answer stands, `pending`. */
export function useFound(query: string): Found {
  const { found, ...rest } = useSearch(query, search);
  return { ...(rest.problem === undefined && found ? found : NOTHING), ...rest };
}
