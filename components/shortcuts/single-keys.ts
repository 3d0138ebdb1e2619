"use client";

import { useSyncExternalStore } from "react";

/** Whoever dictates or leans on the keyboard can do without single-key shortcuts (WCAG 2.1.4). This browser's choice. */
const KEY = "deskuss-single-keys";
const listeners = new Set<() => void>();

/** Whether keys without Ctrl or Cmd do something. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Switches them on or off, in this browser. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // A browser that keeps nothing: they stay on.
  }
  for (const listener of listeners) listener();
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    removeEventListener("storage", changed);
  };
}

/** The same for a component, kept up to date across tabs. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysOn, () => true);
