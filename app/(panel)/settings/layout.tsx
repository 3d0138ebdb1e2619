import type { ReactNode } from "react";
import { SETTINGS_PAGES } from "@/components/settings/settings-pages";
import { SettingsLayout } from "@/components/shell/settings-layout";
import { requireSignedIn } from "@/lib/auth/staff";

/** Settings with their own list of pages; administrators only. */
export default async function SettingsPages({ children }: { children: ReactNode }) {
  await requireSignedIn("administrator");
  return (
    <SettingsLayout title="Settings" sections={SETTINGS_PAGES}>
      {children}
    </SettingsLayout>
  );
}
