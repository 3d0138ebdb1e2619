"use client";

import { useSyncExternalStore } from "react";
import { useRootAttribute } from "@/components/shell/use-root-attribute";

const narrow = "(width < 64rem)";

function subscribe(changed: () => void) {
  const query = matchMedia(narrow);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether the side bar shows icons only: by choice, or because the window is a tablet's. */
export function useFolded(): boolean {
  const chosen = useRootAttribute("sideBar") === "folded";
  const forced = useSyncExternalStore(
    subscribe,
    () => matchMedia(narrow).matches,
    () => false,
  );
  return chosen || forced;
}
