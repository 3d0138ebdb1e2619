import { Inbox, MonitorCog, Settings } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireSignedIn } from "@/lib/auth/staff";
import { settings } from "@/lib/settings/read";
import { PanelShell } from "./panel-shell";

/** Every title of the panel ends in the help desk's own name. */
export async function generateMetadata(): Promise<Metadata> {
  const { db } = await requireSignedIn();
  const { helpDeskName } = await settings.get(db);
  return { title: { absolute: helpDeskName, template: `%s · ${helpDeskName}` } };
}

/** The frame around every page for staff. Pages check the signed-in person again themselves. */
export default async function PanelLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireSignedIn();
  const administrator = actor.role === "administrator";
  return (
    <PanelShell
      sections={[{ items: [{ href: "/tickets", label: "Tickets", icon: <Inbox /> }] }]}
      footer={
        administrator
          ? [
              { href: "/settings", label: "Settings", icon: <Settings /> },
              { href: "/system", label: "System", icon: <MonitorCog /> },
            ]
          : []
      }
      person={{ name: actor.name, role: administrator ? "Administrator" : "Agent" }}
    >
      {children}
    </PanelShell>
  );
}
