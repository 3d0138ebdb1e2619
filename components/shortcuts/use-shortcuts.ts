"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import type { Shortcut } from "./registry";
import { useShortcutRegistry } from "./registry-context";

export type { Shortcut } from "./registry";

type Options = {
  /** For a dialog's own: they count while a dialog is open, and are in no list. */
  inDialog?: boolean;
};

/**
 * Registers keys for as long as the component is on the page: `useShortcuts("Ticket", [{ keys: "r", label: "Reply", run }])`.
 * Keys are "j", "#", "shift+j", "mod+k" (Ctrl or Cmd), "enter", or a sequence "g i". They never fire while one types
 * (unless with mod) or a dialog or menu is open; of two with the same keys the one mounted last wins. The list may change
 * with every rendering.
 */
export function useShortcuts(
  group: string,
  list: readonly Shortcut[],
  { inDialog = false }: Options = {},
): void {
  const { registry } = useShortcutRegistry();
  const newest = useRef(list);
  useLayoutEffect(() => {
    newest.current = list;
  });
  useEffect(() => registry.add({ group, inDialog, read: () => newest.current }), [registry, group, inDialog]);
}
