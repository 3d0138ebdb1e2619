import "server-only";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import type { NamedFile } from "@/lib/tickets/find-attachment";
import type { LedgerQuery } from "./schema";

export const LEDGER_PAGE = 50;

const LINE = {
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

export type LedgerLine = Prisma.InboundMailGetPayload<{ select: typeof LINE }>;
export type LedgerPage = {
  lines: LedgerLine[];
  /** Go on before this id; null at the end. */
  next: number | null;
};

/** The rows that a query is about, whatever the page. */
export const ledgerWhere = ({ mailbox }: Pick<LedgerQuery, "mailbox">): Prisma.InboundMailWhereInput =>
  mailbox === undefined ? {} : { mailboxId: mailbox === "api" ? null : mailbox };

/** One page of the ledger, newest first. @throws AppError forbidden */
export async function findLedger(context: Context, query: LedgerQuery): Promise<LedgerPage> {
  requireAdministrator(context);
  const lines = await context.db.prisma.inboundMail.findMany({
    where: {
      ...ledgerWhere(query),
      ...(query.outcome && { outcome: query.outcome }),
      ...(query.before !== undefined && { id: { lt: query.before } }),
    },
    select: LINE,
    orderBy: { id: "desc" },
    take: LEDGER_PAGE + 1,
  });
  const page = lines.slice(0, LEDGER_PAGE);
  return { lines: page, next: lines.length > LEDGER_PAGE ? (page.at(-1)?.id ?? null) : null };
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
