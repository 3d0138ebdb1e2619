"use client";

import { useEffect, useState } from "react";
import { ask } from "@/components/desk/ask";
import type { FoundTicket } from "@/components/desk/found";
import type { CustomerCard } from "@/lib/tickets/views";

type Found = {
  /** What was searched for. */
  query: string;
  tickets: FoundTicket[];
  customers: CustomerCard[];
  problem?: string;
};

const NOTHING: Found = { query: "", tickets: [], customers: [] };
const TYPING_PAUSE_MS = 120;

/** The tickets and customers found for what is typed. Until they are here the former answer stands, `pending`. */
export function useFound(query: string): Found & { pending: boolean } {
  const [found, setFound] = useState(NOTHING);

  useEffect(() => {
    if (query === "") return;
    // Going on typing ends the search that nobody waits for any more; its answer never arrives.
    const { signal, abort } = withAbort();
    const timer = setTimeout(async () => {
      const q = encodeURIComponent(query);
      try {
        const [tickets, customers] = await Promise.all([
          ask<FoundTicket[]>(`/desk/tickets?q=${q}`, { signal }),
          ask<CustomerCard[]>(`/desk/customers?q=${q}`, { signal }),
        ]);
        if (!signal.aborted) setFound({ query, tickets, customers });
      } catch (error) {
        if (signal.aborted) return;
        const problem = error instanceof Error ? error.message : String(error);
        setFound({ ...NOTHING, query, problem });
      }
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort();
    };
  }, [query]);

  if (query === "") return { ...NOTHING, pending: false };
  return { ...found, pending: found.query !== query };
}

function withAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
