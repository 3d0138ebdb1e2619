import type { DraftKind } from "@/lib/drafts/schema";
import type { Sending } from "./send-buttons";

type Sent = { kind: DraftKind; sending: Sending; ticketId: number };

/** "Reply sent." and what else happened; names the ticket where the reader is no longer on it. */
export function sentWords({ kind, sending, ticketId }: Sent): string {
  const number = `#${ticketId}`;
  const done = kind === "note" ? "Note added" : "Reply sent";
  if (sending.after === "resolve") return `${done}, ${number} resolved.`;
  if (sending.after === "pending") return `${done}, ${number} pending.`;
  return sending.next ? `${done} ${kind === "note" ? "to" : "on"} ${number}.` : `${done}.`;
}
