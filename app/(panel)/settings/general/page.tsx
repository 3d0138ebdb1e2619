import type { Metadata } from "next";
import { GeneralForm } from "@/components/settings/general-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { settings } from "@/lib/settings/read";
import { timeZoneGroups } from "@/lib/settings/time-zones";
import { saveGeneral } from "./actions";

export const metadata: Metadata = { title: "General settings" };

export default async function GeneralSettingsPage() {
  const { db } = await requireSignedIn("administrator");
  const { helpDeskName, timeZone, logRetentionDays } = await settings.get(db);
  return (
    <>
      <PageHeader title="General" />
      <PageBody width="full">
        <GeneralForm
          action={saveGeneral}
          current={{ helpDeskName, timeZone, logRetentionDays: String(logRetentionDays) }}
          timeZones={timeZoneGroups(timeZone)}
        />
      </PageBody>
    </>
  );
}
