import { z } from "zod";

export const OUTCOMES = ["waiting", "ticket", "reply", "ignored", "quarantined"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The address of a ledger's page. What makes no sense in it is passed over: a link must always show something. */
export const LedgerQuery = z.object({
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  /** A mailbox's id; `api`: handed over by the e-mail API. */
  mailbox: z
    .union([z.literal("api"), z.coerce.number().int().positive().max(2_147_483_647)])
    .optional()
    .catch(undefined),
  /** Lines older than this id … */
  before: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
});
export type LedgerQuery = z.output<typeof LedgerQuery>;

export const LedgerId = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
