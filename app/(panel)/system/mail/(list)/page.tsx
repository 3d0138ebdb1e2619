import type { Metadata } from "next";
import { LedgerCountsLine } from "@/components/ledger/ledger-counts";
import { LedgerFilters } from "@/components/ledger/ledger-filters";
import { type LedgerRow, LedgerTable } from "@/components/ledger/ledger-table";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { isReleasable, reasonWords } from "@/lib/inbound/reasons";
import { countLedger } from "@/lib/ledger/counts";
import { findLedger, type LedgerLine } from "@/lib/ledger/find";
import { LedgerQuery } from "@/lib/ledger/schema";
import { MAIL_WINDOW } from "@/lib/ledger/search";
import { releaseMailAction, retryMailAction } from "../actions";

export const metadata: Metadata = { title: "Incoming mail" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** System → Incoming mail: the ledger. */
export default async function LedgerPage({ searchParams }: Props) {
  const context = await requireSignedIn("administrator");
  const query = LedgerQuery.parse(await searchParams);
  const [{ lines, next, cutOff }, counts, mailboxes] = await Promise.all([
    findLedger(context, query),
    countLedger(context, query),
    context.db.prisma.mailbox.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  return (
    <>
      <PageHeader title="Incoming mail" filters={<LedgerFilters query={query} mailboxes={mailboxes} />} />
      <PageBody>
        <LedgerCountsLine
          counts={counts}
          address={(outcome) => address({ ...query, outcome, before: undefined })}
        />
        <LedgerTable
          rows={lines.map(toRow)}
          filtered={query.q !== "" || query.outcome !== undefined || query.mailbox !== undefined}
          older={next === null ? undefined : address({ ...query, before: next })}
          newest={query.before === undefined ? undefined : address({ ...query, before: undefined })}
          searched={cutOff ? MAIL_WINDOW : undefined}
          retry={retryMailAction}
          release={releaseMailAction}
        />
      </PageBody>
    </>
  );
}

function address(query: LedgerQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value));
  return parameters.size > 0 ? `/system/mail?${parameters}` : "/system/mail";
}

const toRow = ({ file: _, mailbox, reason, ...line }: LedgerLine): LedgerRow => ({
  ...line,
  mailbox: mailbox?.name ?? null,
  reason: reason === null ? null : reasonWords(reason),
  mayRetry: line.outcome === "quarantined",
  mayRelease: (line.outcome === "ignored" || line.outcome === "quarantined") && isReleasable(reason),
});
