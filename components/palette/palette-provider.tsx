"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { ChoicesNews } from "@/components/desk/choices-news";
import { loadChoices } from "@/components/desk/use-choices";
import { useShortcuts } from "@/components/shortcuts/use-shortcuts";
import { GENERAL, GO_TO, OPEN_KEYS } from "./commands";
import { PaletteContext } from "./palette-context";
import { PaletteDialog } from "./palette-dialog";
import { placeShortcuts } from "./places";

type PaletteProviderProps = {
  staffId: number;
  signOut: () => Promise<void>;
  children: ReactNode;
};

/** The command palette and the keys that work on every page; stands once, around the panel. */
export function PaletteProvider({ staffId, signOut, children }: PaletteProviderProps) {
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);

  // The palette and the pickers open with everything there; the page itself comes first.
  useEffect(() => {
    const timer = setTimeout(loadChoices, 300);
    return () => clearTimeout(timer);
  }, []);

  return (
    <PaletteContext value={show}>
      {/* First: what a page registers comes after it, and wins. */}
      <PanelKeys open={show} />
      <ChoicesNews />
      {children}
      <PaletteDialog open={open} onOpenChange={setOpen} staffId={staffId} signOut={signOut} />
    </PaletteContext>
  );
}

function PanelKeys({ open }: { open: () => void }) {
  const router = useRouter();
  useShortcuts(GENERAL, [
    { keys: OPEN_KEYS, label: "Search and commands", run: open },
    { keys: "/", label: "Search", run: open, hidden: true },
    { keys: "c", label: "New ticket", run: () => router.push("/tickets/new") },
  ]);
  useShortcuts(
    GO_TO,
    placeShortcuts((href) => router.push(href)),
  );
  return null;
}
