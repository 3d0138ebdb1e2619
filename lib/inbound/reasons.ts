/*
 * Why a mail became neither a ticket nor a reply, or why its ticket is what it is. The ledger keeps the key, and behind
 * a colon what else is to be said.
 */

export const REASONS = {
  duplicate: "A copy of a mail that was taken before",
  "own-address": "Sent from an address of this help desk",
  "own-mail": "A mail of this help desk that came back",
  bounce: "Says that a mail of ours could not be delivered",
  delayed: "Says that a mail of ours is delayed",
  delivered: "Says that a mail of ours was delivered",
  receipt: "A read receipt",
  "staff-auto-reply": "An automatic reply of a member of staff",
  "too-many": "Too many mails from this sender in a short time",
  "staff-unverified": "In the name of a member of staff, whom nobody vouches for",
  "staff-automatic": "Written by a program in the name of a member of staff",
  "no-sender": "No usable sender",
  "too-large": "Too large to be fetched; it is still in its mailbox",
  unfetched: "Could not be fetched; it is still in its mailbox",
  unreadable: "Can’t be read",
  refused: "Can’t be made a ticket",
  failed: "Failed again and again",
} as const;

export type ReasonKey = keyof typeof REASONS;

/** What the ledger writes down. */
export const reason = (key: ReasonKey, details = ""): string => (details ? `${key}: ${details}` : key);

/** A reason for people to read. */
export function reasonWords(stored: string): { title: string; details: string } {
  const [, key = stored, details = ""] = /^([a-z-]+)(?:: ([\s\S]*))?$/.exec(stored) ?? [];
  const known = Object.entries(REASONS).find(([name]) => name === key);
  return known ? { title: known[1], details } : { title: stored, details: "" };
}

/** Whether a mail put aside for this reason was never fetched: its header is all there is to process. */
export const isHeaderOnly = (stored: string | null): boolean =>
  /^(?:too-large|unfetched)\b/.test(stored ?? "");

/** Whether a mail put aside for this reason can become a ticket: a ticket needs somebody to answer. */
export const isReleasable = (stored: string | null): boolean => !/^no-sender\b/.test(stored ?? "");
