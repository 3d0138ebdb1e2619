import type { Metadata } from "next";
import { LimitsForm } from "@/components/settings/limits-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { settings } from "@/lib/settings/read";
import { saveLimits } from "./actions";

export const metadata: Metadata = { title: "API limits" };

export default async function ApiLimitsPage() {
  const { db, ip } = await requireSignedIn("administrator");
  const { floodRefusedPerMinute, floodAcceptedPerSecond, floodBurst, trustedProxies } =
    await settings.get(db);
  return (
    <>
      <PageHeader title="API limits" />
      <PageBody width="full">
        <LimitsForm
          action={saveLimits}
          current={{
            floodRefusedPerMinute: String(floodRefusedPerMinute),
            floodAcceptedPerSecond: String(floodAcceptedPerSecond),
            floodBurst: String(floodBurst),
            trustedProxies: trustedProxies.join("\n"),
          }}
          ip={ip}
        />
      </PageBody>
    </>
  );
}
