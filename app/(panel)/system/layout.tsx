import type { ReactNode } from "react";
import { SettingsLayout } from "@/components/shell/settings-layout";
import { requireSignedIn } from "@/lib/auth/staff";

const SECTIONS = [
  {
    items: [
      { href: "/system/logs", label: "Logs" },
      { href: "/system/tasks", label: "Scheduled tasks" },
    ],
  },
];

/** What the system does by itself; administrators only. */
export default async function SystemPages({ children }: { children: ReactNode }) {
  await requireSignedIn("administrator");
  return (
    <SettingsLayout title="System" sections={SECTIONS}>
      {children}
    </SettingsLayout>
  );
}
