"use client";

import { type ReactNode, useEffect, useMemo, useState } from "react";
import { strokeOf } from "./keys";
import { ShortcutRegistry } from "./registry";
import { RegistryContext, useShortcutRegistry } from "./registry-context";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { surroundings } from "./surroundings";
import { useShortcuts } from "./use-shortcuts";

/** Listens to the keyboard for the whole panel; stands once, around its pages. `?` lists everything there is. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => new ShortcutRegistry());
  const [open, setOpen] = useState(false);

  useEffect(() => {
    // Escape closes what is open before its press gets here: what it was pressed in is noted on the way down.
    let where = surroundings(null);
    const begins = (event: KeyboardEvent) => {
      where = surroundings(event.target);
    };
    const pressed = (event: KeyboardEvent) => {
      // Under an input method the keys belong to the word that is being written.
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      const stroke = strokeOf(event);
      if (stroke === null) return;
      const found = registry.press(stroke, event.repeat, event.timeStamp, where);
      if (found === null) return;
      event.preventDefault();
      if (found !== "wait") found();
    };
    const over = new AbortController();
    addEventListener("keydown", begins, { capture: true, signal: over.signal });
    addEventListener("keydown", pressed, { signal: over.signal });
    return () => over.abort();
  }, [registry]);

  const context = useMemo(() => ({ registry, show: () => setOpen(true) }), [registry]);
  return (
    <RegistryContext value={context}>
      {/* First: what stands on a page registers after it, and wins. */}
      <HelpKey />
      {children}
      <ShortcutsDialog open={open} onOpenChange={setOpen} />
    </RegistryContext>
  );
}

function HelpKey() {
  const { show } = useShortcutRegistry();
  useShortcuts("General", [{ keys: "?", label: "Show keyboard shortcuts", run: show }]);
  return null;
}
