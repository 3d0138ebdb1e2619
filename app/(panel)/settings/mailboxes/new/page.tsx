import type { Metadata } from "next";
import { MailboxForm } from "@/components/settings/mailbox-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDepartmentChoices } from "@/lib/departments/find";
import { findTopicChoices } from "@/lib/topics/find";
import { create, tryIncoming, tryOutgoing } from "../actions";

export const metadata: Metadata = { title: "New mailbox" };

export default async function NewMailboxPage() {
  const { db } = await requireSignedIn("administrator");
  const [departments, topics] = await Promise.all([findDepartmentChoices(db), findTopicChoices(db)]);
  return (
    <>
      <PageHeader title="New mailbox" back={{ href: "/settings/mailboxes", label: "Mailboxes" }} />
      <PageBody width="full">
        <MailboxForm
          action={create}
          tryIncoming={tryIncoming}
          tryOutgoing={tryOutgoing}
          departments={departments}
          topics={topics}
        />
      </PageBody>
    </>
  );
}
