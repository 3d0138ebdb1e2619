import type { HistoryEntry } from "@/lib/tickets/views";

/** What an event of a ticket's history says: who, if it was somebody, and what happened. */
export function eventWords(event: Pick<HistoryEntry, "type" | "staff" | "apiKey" | "source">): {
  who: string | null;
  what: string;
} {
  const who = event.staff ?? (event.apiKey === null ? null : `Key “${event.apiKey}”`);
  const by = (active: string, passive: string) => ({ who, what: who === null ? passive : active });
  switch (event.type) {
    case "created":
      return by(`created the ticket${origin(event.source)}`, `Ticket created${origin(event.source)}`);
    case "closed":
      return by("closed the ticket", "Ticket closed");
    case "reopened":
      return by("reopened the ticket", "Ticket reopened");
    case "overdue":
      return { who: null, what: "Ticket became overdue" };
    case "customer_replied":
      return { who: null, what: "Customer replied" };
    default: {
      // A type that a newer version wrote, still readable: "department_changed" is "Department changed".
      const words = event.type.replaceAll("_", " ");
      return { who, what: who === null ? words.charAt(0).toUpperCase() + words.slice(1) : words };
    }
  }
}

const origin = (source: string | null) => (source ? ` (source: ${source})` : "");
