import type { ReactNode } from "react";
import { SettingsLayout } from "@/components/shell/settings-layout";
import { requireSignedIn } from "@/lib/auth/staff";

const SECTIONS = [
  {
    label: "Help desk",
    items: [
      { href: "/settings/general", label: "General" },
      { href: "/settings/tickets", label: "Tickets" },
      { href: "/settings/departments", label: "Departments" },
      { href: "/settings/topics", label: "Help topics" },
      { href: "/settings/sla-plans", label: "SLA plans" },
      { href: "/settings/staff", label: "Staff" },
    ],
  },
  {
    label: "API",
    items: [
      { href: "/settings/api-keys", label: "API Keys" },
      { href: "/settings/api-limits", label: "API limits" },
    ],
  },
];

/** Settings with their own list of pages; administrators only. */
export default async function SettingsPages({ children }: { children: ReactNode }) {
  await requireSignedIn("administrator");
  return (
    <SettingsLayout title="Settings" sections={SECTIONS}>
      {children}
    </SettingsLayout>
  );
}
