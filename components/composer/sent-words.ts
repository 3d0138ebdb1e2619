import type { DraftKind } from "@/lib/drafts/schema";
import { HOLD_SECONDS } from "@/lib/tickets/sending";
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

const OFFER_MS = 10_000;
const BACK_MS = 500;
const TOO_SHORT_MS = 1_500;

/**
 * For how long Undo is offered, when the answer to a sending took `answerMs`: not longer than the server keeps to it, whose
 * clock began somewhere in between. Null: too short to press it.
 */
export function undoMs(answerMs: number): number | null {
  const left = Math.min(OFFER_MS, HOLD_SECONDS * 1000 - answerMs - BACK_MS);
  return left < TOO_SHORT_MS ? null : left;
}
