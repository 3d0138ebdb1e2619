import "server-only";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import type { NamedFile } from "@/lib/tickets/find-attachment";
import type { LedgerQuery } from "./schema";
import { findInWindow, readMailSearch, type Window } from "./search";

export const LEDGER_PAGE = 50;

/** What is told of a mail in the list. */
export const LEDGER_LINE = {
  id: true,
  outcome: true,
  reason: true,
  sender: true,
  subject: true,
  believed: true,
  attempts: true,
  receivedAt: true,
  ticketId: true,
  mailbox: { select: { id: true, name: true } },
  file: { select: { size: true } },
} satisfies Prisma.InboundMailSelect;

export type LedgerLine = Prisma.InboundMailGetPayload<{ select: typeof LEDGER_LINE }>;

/** The rows that a query is about, whatever the page. */
export const ledgerWhere = ({ mailbox }: Pick<LedgerQuery, "mailbox">): Prisma.InboundMailWhereInput =>
  mailbox === undefined ? {} : { mailboxId: mailbox === "api" ? null : mailbox };

/** One page of the ledger, newest first. @throws AppError forbidden */
export async function findLedger(context: Context, query: LedgerQuery): Promise<Window<LedgerLine>> {
  requireAdministrator(context);
  const { inboundMail } = context.db.prisma;
  const search = readMailSearch(query.q);
  const indexed: Prisma.InboundMailWhereInput = {
    ...ledgerWhere(query),
    ...(query.outcome && { outcome: query.outcome }),
    ...(query.before !== undefined && { id: { lt: query.before } }),
    ...("ticketId" in search && { ticketId: search.ticketId }),
  };
  const words = "words" in search ? search.words : [];
  return findInWindow({
    size: LEDGER_PAGE,
    unindexed: words.length > 0,
    findFloor: (skip) =>
      inboundMail.findFirst({ where: indexed, orderBy: { id: "desc" }, skip, select: { id: true } }),
    find: (id, take) =>
      inboundMail.findMany({
        where: { AND: [indexed, { id }, ...words.map(anywhere)] },
        select: LEDGER_LINE,
        orderBy: { id: "desc" },
        take,
      }),
  });
}

function anywhere(word: string): Prisma.InboundMailWhereInput {
  const contains = { contains: word, mode: "insensitive" } as const;
  return { OR: [{ sender: contains }, { subject: contains }] };
}

/** A mail of the ledger byte for byte; of one that was too large, its beginning. @throws AppError forbidden */
export async function findLedgerMail(context: Context, id: number): Promise<NamedFile | null> {
  requireAdministrator(context);
  const found = await context.db.prisma.inboundMail.findUnique({
    where: { id },
    select: { file: { select: { content: true } } },
  });
  return found && { name: `mail-${id}.eml`, contentType: "message/rfc822", content: found.file.content };
}
