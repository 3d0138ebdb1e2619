"use client";

import { createContext, useContext } from "react";

export const PaletteContext = createContext<(() => void) | null>(null);

/** Opens the command palette. @throws Error outside a PaletteProvider */
export function useOpenPalette(): () => void {
  const open = useContext(PaletteContext);
  if (!open) throw new Error("The palette needs a PaletteProvider around it.");
  return open;
}
