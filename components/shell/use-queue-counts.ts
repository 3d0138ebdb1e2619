"use client";

import { usePathname } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { ask } from "@/components/desk/ask";
import { useLive } from "@/components/live/use-live";
import type { QueueCounts } from "@/lib/tickets/views";

/** News comes in bursts; one count serves them all. */
const PAUSE_MS = 500;
/** A busy help desk has news all the time, and everybody's open pages count. */
const BETWEEN_MS = 2_500;

/** How many tickets wait where, kept up to date. @param rendered what the server counted */
export function useQueueCounts(rendered: QueueCounts): QueueCounts {
  const path = usePathname();
  const [counts, setCounts] = useState(rendered);
  const [known, setKnown] = useState(rendered);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const countedAt = useRef(Number.NEGATIVE_INFINITY);
  // The server has rendered anew: after a change of the reader's own, or on a page that refreshes itself.
  if (known !== rendered) {
    setKnown(rendered);
    setCounts(rendered);
  }

  const count = useEffectEvent(async () => {
    timer.current = undefined;
    countedAt.current = performance.now();
    try {
      setCounts(await ask<QueueCounts>("/desk/counts"));
    } catch {
      // The old counts stay; the next news or page brings new ones.
    }
  });

  useLive(({ tickets, lists, catchUp }) => {
    // The list has itself rendered again, and the counts with it.
    if (path === "/tickets") return;
    if (tickets.length === 0 && !lists && !catchUp) return;
    const wait = Math.max(PAUSE_MS, countedAt.current + BETWEEN_MS - performance.now());
    timer.current ??= setTimeout(() => count(), wait);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return counts;
}
