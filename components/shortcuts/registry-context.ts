"use client";

import { createContext, useContext } from "react";
import type { ShortcutRegistry } from "./registry";

type Shortcuts = {
  registry: ShortcutRegistry;
  /** Opens the dialog that lists them. */
  show: () => void;
};

export const RegistryContext = createContext<Shortcuts | null>(null);

/** The shortcuts that are on the page now. @throws Error outside a ShortcutsProvider */
export function useShortcutRegistry(): Shortcuts {
  const context = useContext(RegistryContext);
  if (!context) throw new Error("Shortcuts need a ShortcutsProvider around them.");
  return context;
}
