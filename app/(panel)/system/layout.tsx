import type { ReactNode } from "react";
import { SYSTEM_PAGES } from "@/components/settings/settings-pages";
import { SettingsLayout } from "@/components/shell/settings-layout";
import { requireSignedIn } from "@/lib/auth/staff";

/** What the system does by itself; administrators only. */
export default async function SystemPages({ children }: { children: ReactNode }) {
  await requireSignedIn("administrator");
  return (
    <SettingsLayout title="System" sections={SYSTEM_PAGES}>
      {children}
    </SettingsLayout>
  );
}
