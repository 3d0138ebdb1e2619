import { Mail, Plus } from "lucide-react";
import type { Metadata } from "next";
import { MailboxTable } from "@/components/settings/mailbox-table";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { CONNECT_OUTCOMES, isConnectOutcome } from "@/lib/mailboxes/connect-outcomes";
import { findMailboxes } from "@/lib/mailboxes/find";
import { archive, makeDefault, restore } from "../actions";

export const metadata: Metadata = { title: "Mailboxes" };

type Props = { searchParams: Promise<{ connect?: string | string[] }> };

export default async function MailboxesPage({ searchParams }: Props) {
  const { db } = await requireSignedIn("administrator");
  const { connect: outcome } = await searchParams;
  const mailboxes = await findMailboxes(db);
  const inUse = mailboxes.filter(({ archivedAt }) => archivedAt === null);
  const failing = inUse.filter(({ fetching, lastError }) => fetching && lastError !== null).slice(0, 3);
  const sends = inUse.some(({ isDefault, smtpHost }) => isDefault && smtpHost !== "");
  const create = (
    <LinkButton href="/settings/mailboxes/new" variant="primary" icon={<Plus />}>
      New mailbox
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Mailboxes" count={mailboxes.length} actions={create} />
      <PageBody>
        <div className="flex flex-col gap-3 p-4 empty:hidden">
          {isConnectOutcome(outcome) && <Banner tone="danger">{CONNECT_OUTCOMES[outcome]}</Banner>}
          {mailboxes.length > 0 && !sends && (
            <Banner tone="warning" title="Nothing is e-mailed yet.">
              There is no default mailbox with an outgoing server: replies, acknowledgements and notices stay
              here. Give a mailbox an outgoing server.
            </Banner>
          )}
          {failing.map(({ id, name, lastError }) => (
            <Banner
              key={id}
              tone="danger"
              title={`Mail of “${name}” can’t be fetched.`}
              action={
                <LinkButton href={`/settings/mailboxes/${id}`} size="sm">
                  Edit mailbox
                </LinkButton>
              }
            >
              {lastError}
            </Banner>
          ))}
        </div>
        {mailboxes.length === 0 ? (
          <EmptyState icon={<Mail />} title="No mailboxes yet" action={create}>
            A mailbox is an address of the help desk. Mail to it becomes tickets, and replies go out from it.
          </EmptyState>
        ) : (
          <MailboxTable
            mailboxes={mailboxes.map((box) => ({
              id: box.id,
              name: box.name,
              address: box.address,
              isDefault: box.isDefault,
              archived: box.archivedAt !== null,
              incoming: box.protocol && { protocol: box.protocol, host: box.host, fetching: box.fetching },
              smtpHost: box.smtpHost,
              lastFetchAt: box.lastFetchAt,
              lastError: box.lastError,
            }))}
            actions={{ archive, restore, makeDefault }}
          />
        )}
      </PageBody>
    </>
  );
}
