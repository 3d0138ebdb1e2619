import { MonitorCog, Settings } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LiveProvider } from "@/components/live/live-provider";
import { PaletteButton, PaletteField } from "@/components/palette/palette-field";
import { NewTicketLink } from "@/components/shell/new-ticket-link";
import { requireSignedIn } from "@/lib/auth/staff";
import { settings } from "@/lib/settings/read";
import { countQueues } from "@/lib/tickets/count-queues";
import { findViews } from "@/lib/views/find";
import { PanelShell } from "./panel-shell";

/** Every title of the panel ends in the help desk's own name. */
export async function generateMetadata(): Promise<Metadata> {
  const { db } = await requireSignedIn();
  const { helpDeskName } = await settings.get(db);
  return { title: { absolute: helpDeskName, template: `%s · ${helpDeskName}` } };
}

/** The frame around every page for staff. Pages check the signed-in person again themselves. */
export default async function PanelLayout({ children }: { children: ReactNode }) {
  const context = await requireSignedIn();
  const { actor } = context;
  const [counts, views] = await Promise.all([countQueues(context), findViews(context)]);
  const administrator = actor.role === "administrator";
  return (
    <LiveProvider>
      <PanelShell
        counts={counts}
        views={views}
        footer={
          administrator
            ? [
                { href: "/settings", label: "Settings", icon: <Settings /> },
                { href: "/system", label: "System", icon: <MonitorCog /> },
              ]
            : []
        }
        staffId={actor.id}
        search={<PaletteField />}
        phoneSearch={<PaletteButton />}
        create={<NewTicketLink />}
        person={{ name: actor.name, role: administrator ? "Administrator" : "Agent" }}
      >
        {children}
      </PanelShell>
    </LiveProvider>
  );
}
