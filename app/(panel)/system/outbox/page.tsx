import type { Metadata } from "next";
import { outboxLooks } from "@/components/ledger/outbox-looks";
import { OutboxTable } from "@/components/ledger/outbox-table";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findOutbox, OutboxQuery } from "@/lib/ledger/find-outbox";
import { OUTBOX_STATES } from "@/lib/ledger/outbox-states";
import { resendAction } from "./actions";

export const metadata: Metadata = { title: "Outgoing mail" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** System → Outgoing mail: the outbox. */
export default async function OutboxPage({ searchParams }: Props) {
  const context = await requireSignedIn("administrator");
  const query = OutboxQuery.parse(await searchParams);
  const { lines, next } = await findOutbox(context, query);
  const states = OUTBOX_STATES.map((state) => ({
    value: state,
    label: outboxLooks[state].label,
    icon: outboxLooks[state].icon,
  }));
  return (
    <>
      <PageHeader
        title="Outgoing mail"
        filters={<FilterSelect label="State" name="state" value={query.state} options={states} />}
      />
      <PageBody>
        <OutboxTable
          rows={lines}
          filtered={query.state !== undefined}
          older={next === null ? undefined : address({ ...query, before: next })}
          newest={query.before === undefined ? undefined : address({ ...query, before: undefined })}
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
