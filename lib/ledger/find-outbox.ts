import "server-only";
import { z } from "zod";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { idFromText } from "@/lib/id-schema";
import { OUTBOX_STATES } from "./outbox-states";

const OUTBOX_PAGE = 50;

export const OutboxQuery = z.object({
  state: z.enum(OUTBOX_STATES).optional().catch(undefined),
  /** Mails older than this id … */
  before: idFromText.optional().catch(undefined),
});
export type OutboxQuery = z.output<typeof OutboxQuery>;

const LINE = {
  id: true,
  kind: true,
  state: true,
  ticketId: true,
  toKey: true,
  subject: true,
  attempts: true,
  lastError: true,
  createdAt: true,
  notBefore: true,
  sentAt: true,
  bouncedAt: true,
} satisfies Prisma.OutboundMailSelect;

export type OutboxLine = Prisma.OutboundMailGetPayload<{ select: typeof LINE }>;

/** One page of the mails that leave, newest first. @throws AppError forbidden */
export async function findOutbox(
  context: Context,
  { state, before }: OutboxQuery,
): Promise<{ lines: OutboxLine[]; next: number | null }> {
  requireAdministrator(context);
  const found = await context.db.prisma.outboundMail.findMany({
    where: { ...(state && { state }), ...(before !== undefined && { id: { lt: before } }) },
    select: LINE,
    orderBy: { id: "desc" },
    take: OUTBOX_PAGE + 1,
  });
  const lines = found.slice(0, OUTBOX_PAGE);
  return { lines, next: found.length > OUTBOX_PAGE ? (lines.at(-1)?.id ?? null) : null };
}
