"use client";

import { useSyncExternalStore } from "react";

function subscribe(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "data-side-bar"] });
  return () => observer.disconnect();
}

/** What <html> says about the theme or the side bar, kept up to date; undefined while rendered on the server. */
export function useRootAttribute(name: "theme" | "sideBar"): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset[name],
    () => undefined,
  );
}
