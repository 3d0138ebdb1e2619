import { z } from "zod";
import { idFromText } from "@/lib/id-schema";

export const OUTCOMES = ["waiting", "ticket", "reply", "ignored", "quarantined"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The address of a ledger's page. What makes no sense in it is passed over: a link must always show something. */
export const LedgerQuery = z.object({
  /** Words of sender and subject, or a ticket's number with its sign. */
  q: z.string().trim().max(200).catch(""),
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  /** A mailbox's id; `api`: handed over by the e-mail API. */
  mailbox: z
    .union([z.literal("api"), idFromText])
    .optional()
    .catch(undefined),
  /** Lines older than this id … */
  before: idFromText.optional().catch(undefined),
});
export type LedgerQuery = z.output<typeof LedgerQuery>;

export const LedgerId = z.object({ id: idFromText });
