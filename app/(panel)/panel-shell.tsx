"use client";

import { signOut } from "next-auth/react";
import type { ComponentProps } from "react";
import { PaletteProvider } from "@/components/palette/palette-provider";
import { forgetRecent } from "@/components/palette/recent";
import { QueueShell } from "@/components/shell/queue-shell";
import { ShortcutsProvider } from "@/components/shortcuts/shortcuts-provider";

/** Ends the session, then loads the sign-in page afresh: nothing of the panel stays in the browser's memory. */
async function leave() {
  // next-auth would lead to NEXTAUTH_URL, which need not be the address this browser knows us by.
  await signOut({ redirect: false });
  forgetRecent();
  window.location.assign("/sign-in");
}

type PanelShellProps = Omit<ComponentProps<typeof QueueShell>, "signOut"> & {
  /** Who is signed in. */
  staffId: number;
};

/** The frame with the one thing in it that only the browser can do: signing out. */
export function PanelShell({ staffId, ...props }: PanelShellProps) {
  return (
    <ShortcutsProvider>
      <PaletteProvider staffId={staffId} signOut={leave}>
        <QueueShell {...props} signOut={leave} />
      </PaletteProvider>
    </ShortcutsProvider>
  );
}
