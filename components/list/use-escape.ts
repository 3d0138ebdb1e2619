"use client";

import { useEffect, useEffectEvent } from "react";

/** What Escape closes before anything else. */
const OPEN = '[data-open]:is([role="dialog"], [role="menu"], [role="listbox"])';

/**
 * Calls `run` on Escape, unless something open is to be closed by it or one types. Looks before what is open has closed
 * itself, which a shortcut does not.
 */
export function useEscape(active: boolean, run: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing || document.querySelector(OPEN)) return;
    const typing =
      event.target instanceof HTMLElement && event.target.closest("input:not([type=checkbox]), textarea");
    if (!typing) run();
  });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => pressed(event);
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, [active]);
}
