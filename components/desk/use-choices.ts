"use client";

import { useEffect, useSyncExternalStore } from "react";
import { ask } from "@/components/desk/ask";
import type { Role } from "@/lib/context";
import type { Named } from "@/lib/tickets/views";

/** What a ticket can be given. */
export type Choices = {
  /** Who is signed in. */
  me: Named & { role: Role };
  staff: Named[];
  teams: Named[];
  departments: Named[];
  topics: Named[];
  tags: Named[];
  /** Saved views, one's own and the shared ones; `query` are the list's URL parameters. */
  views: (Named & { query: string })[];
};

/** The same in a page: until the first answer is here, `me` is null and every list is empty. */
export type ShownChoices = Omit<Choices, "me"> & { me: Choices["me"] | null; ready: boolean };

const NOTHING: ShownChoices = {
  me: null,
  staff: [],
  teams: [],
  departments: [],
  topics: [],
  tags: [],
  views: [],
  ready: false,
};

/** News comes in bursts; one fetch serves them all. */
const PAUSE_MS = 1_000;

let shown = NOTHING;
let fetching: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Fetches them once a page's life; a failed fetch is tried again by the next who needs them. */
export function loadChoices(): Promise<void> {
  fetching ??= fetchChoices().catch(() => {
    fetching = null;
  });
  return fetching;
}

/** Fetches them anew; does nothing while nobody has needed them yet. */
export function refreshChoices(): void {
  if (!fetching) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    fetching = null;
    void loadChoices();
  }, PAUSE_MS);
}

/** Fetches them anew when one of these tags is not among them: it was made just now. */
export function learnTags(names: readonly string[]): void {
  const known = new Set(shown.tags.map(({ name }) => name.toLowerCase()));
  if (names.some((name) => !known.has(name.toLowerCase()))) refreshChoices();
}

async function fetchChoices(): Promise<void> {
  shown = { ...(await ask<Choices>("/desk/choices")), ready: true };
  for (const listener of listeners) listener();
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** People, teams, departments, topics and tags to choose from, kept in the page and up to date. */
export function useChoices(): ShownChoices {
  useEffect(() => {
    void loadChoices();
  }, []);
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => NOTHING,
  );
}
