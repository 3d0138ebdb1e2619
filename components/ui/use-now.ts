"use client";

import { useSyncExternalStore } from "react";

const beat = 30_000;
let clock = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for all times on the page, and none while there are none. */
function subscribe(changed: () => void) {
  listeners.add(changed);
  timer ??= setInterval(() => {
    clock = Date.now();
    for (const listener of listeners) listener();
  }, beat);
  return () => {
    listeners.delete(changed);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function readClock() {
  if (clock === 0) clock = Date.now();
  return clock;
}

/** The time of day in milliseconds, kept up to date; undefined on the server and in the very first rendering. */
export const useNow = (): number | undefined => useSyncExternalStore(subscribe, readClock, () => undefined);
