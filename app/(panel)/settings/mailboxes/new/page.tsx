import type { Metadata } from "next";
import { MailboxForm } from "@/components/settings/mailbox-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDepartmentChoices } from "@/lib/departments/find";
import { redirectUri } from "@/lib/mail-servers/oauth-sign-in";
import { findDefaultMailbox } from "@/lib/mailboxes/find";
import { findTopicChoices } from "@/lib/topics/find";
import { connect, create, tryIncoming, tryOutgoing } from "../actions";

export const metadata: Metadata = { title: "New mailbox" };

export default async function NewMailboxPage() {
  const { db } = await requireSignedIn("administrator");
  const [departments, topics, defaultMailbox] = await Promise.all([
    findDepartmentChoices(db),
    findTopicChoices(db),
    findDefaultMailbox(db),
  ]);
  return (
    <>
      <PageHeader title="New mailbox" back={{ href: "/settings/mailboxes", label: "Mailboxes" }} />
      <PageBody width="full">
        <MailboxForm
          action={create}
          tryIncoming={tryIncoming}
          tryOutgoing={tryOutgoing}
          connecting={{ action: connect, redirectUri: redirectUri() }}
          defaultMailbox={defaultMailbox}
          departments={departments}
          topics={topics}
        />
      </PageBody>
    </>
  );
}
