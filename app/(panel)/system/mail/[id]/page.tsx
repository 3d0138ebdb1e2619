import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailFacts } from "@/components/ledger/mail-facts";
import { MailSource } from "@/components/ledger/mail-source";
import { OutcomeBadge } from "@/components/ledger/outcome-badge";
import { PutAside } from "@/components/ledger/put-aside";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { isHeaderOnly, isReleasable, reasonWords } from "@/lib/inbound/reasons";
import { findLedgerEntry } from "@/lib/ledger/find-one";
import { toId } from "@/lib/tickets/ticket-id";
import { releaseMailAction, retryMailAction } from "../actions";

export const metadata: Metadata = { title: "Incoming mail" };

type Props = { params: Promise<{ id: string }> };

/** One mail of the ledger: what it became and why, and the mail itself. */
export default async function LedgerMailPage({ params }: Props) {
  const context = await requireSignedIn("administrator");
  const id = toId((await params).id);
  const mail = id && (await findLedgerEntry(context, id));
  if (!mail) notFound();
  const { outcome, reason } = mail;
  return (
    <>
      <PageHeader
        title={mail.subject || "(no subject)"}
        back={{ href: "/system/mail", label: "Incoming mail" }}
        meta={<OutcomeBadge outcome={outcome} />}
      />
      <PageBody width="full">
        <div className="flex max-w-240 flex-col gap-6">
          {(outcome === "ignored" || outcome === "quarantined") && (
            <PutAside
              id={mail.id}
              outcome={outcome}
              reason={reasonWords(reason ?? outcome)}
              advice={advice(reason)}
              retry={outcome === "quarantined" ? retryMailAction : undefined}
              release={isReleasable(reason) ? releaseMailAction : undefined}
            />
          )}
          <MailFacts mail={{ ...mail, size: mail.file.size }} />
          <MailSource href={`/system/mail/${mail.id}/original`} {...mail.source} />
        </div>
      </PageBody>
    </>
  );
}

function advice(reason: string | null): string | undefined {
  if (isHeaderOnly(reason))
    return "Only its header is here; the mail is still in its mailbox. Retry fetches the whole of it: raise the limit in Mail rules first if it was too large.";
  if (!isReleasable(reason))
    return "A ticket needs somebody to answer. Read the original below, and write a ticket by hand if it is worth one.";
  return undefined;
}
