import type { Metadata } from "next";
import { OutboxFilters } from "@/components/ledger/outbox-filters";
import { type OutboxRow, OutboxTable } from "@/components/ledger/outbox-table";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findOutbox, type OutboxLine, OutboxQuery } from "@/lib/ledger/find-outbox";
import { MAIL_WINDOW } from "@/lib/ledger/search";
import { resendAction } from "./actions";

export const metadata: Metadata = { title: "Outgoing mail" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** System → Outgoing mail: the outbox. */
export default async function OutboxPage({ searchParams }: Props) {
  const context = await requireSignedIn("administrator");
  const query = OutboxQuery.parse(await searchParams);
  const { lines, next, cutOff } = await findOutbox(context, query);
  return (
    <>
      <PageHeader title="Outgoing mail" filters={<OutboxFilters query={query} />} />
      <PageBody>
        <OutboxTable
          rows={lines.map(toRow)}
          filtered={query.q !== "" || query.state !== undefined || query.kind !== undefined}
          older={next === null ? undefined : address({ ...query, before: next })}
          newest={query.before === undefined ? undefined : address({ ...query, before: undefined })}
          searched={cutOff ? MAIL_WINDOW : undefined}
          resend={resendAction}
        />
      </PageBody>
    </>
  );
}

function address(query: OutboxQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value));
  return parameters.size > 0 ? `/system/outbox?${parameters}` : "/system/outbox";
}

const toRow = ({ recipients, ...line }: OutboxLine): OutboxRow => ({
  ...line,
  people: Array.isArray(recipients) ? recipients.length : 1,
});
