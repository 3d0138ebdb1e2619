import type { Metadata } from "next";
import { TicketsForm } from "@/components/settings/tickets-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { settings } from "@/lib/settings/read";
import { saveTickets } from "./actions";

export const metadata: Metadata = { title: "Ticket settings" };

export default async function TicketSettingsPage() {
  const { db } = await requireSignedIn("administrator");
  const { acceptEmailApi, maxRequestMb, maxAttachmentMb, draftRetentionDays, searchLanguage } =
    await settings.get(db);
  return (
    <>
      <PageHeader title="Tickets" />
      <PageBody width="full">
        <TicketsForm
          action={saveTickets}
          current={{
            acceptEmailApi: acceptEmailApi ? "on" : "off",
            maxRequestMb: String(maxRequestMb),
            maxAttachmentMb: String(maxAttachmentMb),
            draftRetentionDays: String(draftRetentionDays),
            searchLanguage,
          }}
        />
      </PageBody>
    </>
  );
}
