import "server-only";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { ledgerWhere } from "./find";
import { type LedgerQuery, OUTCOMES, type Outcome } from "./schema";

export type LedgerCounts = Record<Outcome, number> & { all: number };

/** How many mails came in and how each ended, counted at one moment: `all` is the sum of the others. @throws AppError forbidden */
export async function countLedger(
  context: Context,
  query: Pick<LedgerQuery, "mailbox">,
): Promise<LedgerCounts> {
  requireAdministrator(context);
  const rows = await context.db.prisma.inboundMail.groupBy({
    by: ["outcome"],
    where: ledgerWhere(query),
    _count: true,
  });
  const of = (outcome: Outcome) => rows.find((row) => row.outcome === outcome)?._count ?? 0;
  const [waiting, ticket, reply, ignored, quarantined] = OUTCOMES.map(of);
  return {
    all: rows.reduce((sum, { _count }) => sum + _count, 0),
    waiting: waiting ?? 0,
    ticket: ticket ?? 0,
    reply: reply ?? 0,
    ignored: ignored ?? 0,
    quarantined: quarantined ?? 0,
  };
}
