import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailboxForm } from "@/components/settings/mailbox-form";
import { Banner } from "@/components/ui/banner";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { findDepartmentChoices } from "@/lib/departments/find";
import { redirectUri } from "@/lib/mail-servers/oauth-sign-in";
import { CONNECT_OUTCOMES, isConnectOutcome } from "@/lib/mailboxes/connect-outcomes";
import { findDefaultMailbox, findMailbox } from "@/lib/mailboxes/find";
import { findTopicChoices } from "@/lib/topics/find";
import { connect, tryIncoming, tryOutgoing, update } from "../actions";

export const metadata: Metadata = { title: "Edit mailbox" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ connect?: string | string[] }> };

export default async function MailboxPage({ params, searchParams }: Props) {
  const { db } = await requireSignedIn("administrator");
  const mailbox = await findMailbox(db, pathId((await params).id));
  if (!mailbox) notFound();
  const [departments, topics, defaultMailbox] = await Promise.all([
    findDepartmentChoices(db, mailbox.departmentId),
    findTopicChoices(db, mailbox.topicId),
    findDefaultMailbox(db),
  ]);
  const {
    id,
    uidValidity: _,
    lastUid: __,
    lastFetchAt: ___,
    createdAt: ____,
    archivedAt: _____,
    ...box
  } = mailbox;
  const { connect: outcome } = await searchParams;
  return (
    <>
      <PageHeader title={box.name} back={{ href: "/settings/mailboxes", label: "Mailboxes" }} />
      <PageBody width="full">
        {isConnectOutcome(outcome) && (
          <Banner tone={outcome === "connected" ? "success" : "danger"} className="mb-4">
            {CONNECT_OUTCOMES[outcome]}
          </Banner>
        )}
        {box.lastError && (
          <Banner tone="danger" title="Mail could not be fetched the last time." className="mb-4">
            {box.lastError}
          </Banner>
        )}
        <MailboxForm
          action={update}
          tryIncoming={tryIncoming}
          tryOutgoing={tryOutgoing}
          connecting={{ action: connect, redirectUri: redirectUri() }}
          mailbox={{ id, ...box }}
          defaultMailbox={defaultMailbox}
          departments={departments}
          topics={topics}
        />
      </PageBody>
    </>
  );
}
