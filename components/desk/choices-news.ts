"use client";

import { refreshChoices } from "@/components/desk/use-choices";
import { useLive } from "@/components/live/use-live";

/** Keeps what useChoices answers up to date; stands once in the panel. */
export function ChoicesNews(): null {
  useLive(({ lists }) => {
    if (lists) refreshChoices();
  });
  return null;
}
