import "server-only";
import { z } from "zod";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { idFromText } from "@/lib/id-schema";
import { OUTBOX_KINDS, OUTBOX_STATES } from "./outbox-states";
import { findInWindow, readMailSearch, type Window } from "./search";

const OUTBOX_PAGE = 50;

export const OutboxQuery = z.object({
  /** Words of address and subject, or a ticket's number with its sign. */
  q: z.string().trim().max(200).catch(""),
  kind: z.enum(OUTBOX_KINDS).optional().catch(undefined),
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
  recipients: true,
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
  { q, kind, state, before }: OutboxQuery,
): Promise<Window<OutboxLine>> {
  requireAdministrator(context);
  const { outboundMail } = context.db.prisma;
  const search = readMailSearch(q);
  const indexed: Prisma.OutboundMailWhereInput = {
    ...(state && { state }),
    ...(before !== undefined && { id: { lt: before } }),
    ...("ticketId" in search && { ticketId: search.ticketId }),
  };
  const filter: Prisma.OutboundMailWhereInput[] = "words" in search ? search.words.map(anywhere) : [];
  if (kind) filter.push({ kind });
  return findInWindow({
    size: OUTBOX_PAGE,
    unindexed: filter.length > 0,
    findFloor: (skip) =>
      outboundMail.findFirst({ where: indexed, orderBy: { id: "desc" }, skip, select: { id: true } }),
    find: (id, take) =>
      outboundMail.findMany({
        where: { AND: [indexed, { id }, ...filter] },
        select: LINE,
        orderBy: { id: "desc" },
        take,
      }),
  });
}

function anywhere(word: string): Prisma.OutboundMailWhereInput {
  const contains = { contains: word, mode: "insensitive" } as const;
  return { OR: [{ toKey: contains }, { subject: contains }] };
}
