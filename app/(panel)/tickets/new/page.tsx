import type { Metadata } from "next";
import { NewTicketForm } from "@/components/composer/new-ticket-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDraft } from "@/lib/drafts/find";
import { NEW_TICKET } from "@/lib/drafts/schema";
import { canSend } from "@/lib/mail-servers/outgoing";
import { findAssignees } from "@/lib/staff/find";
import { openTicketAction } from "../compose/actions";

export const metadata: Metadata = { title: "New ticket" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A ticket for a customer, opened by staff; `?email=…&name=…` says for whom. */
export default async function NewTicketPage({ searchParams }: Props) {
  const context = await requireSignedIn();
  const [draft, staff, ready, { email, name }] = await Promise.all([
    findDraft(context, NEW_TICKET),
    findAssignees(context),
    canSend(context.db.pool, null),
    searchParams,
  ]);
  const { actor } = context;
  return (
    <>
      <PageHeader title="New ticket" back={{ href: "/tickets", label: "tickets" }} />
      <PageBody width="full">
        <NewTicketForm
          me={{ id: actor.id, name: actor.name }}
          staff={staff}
          draft={draft}
          action={openTicketAction}
          mail={{ ready, mayChange: actor.role === "administrator" }}
          customer={
            typeof email === "string" ? { email, name: typeof name === "string" ? name : "" } : undefined
          }
        />
      </PageBody>
    </>
  );
}
