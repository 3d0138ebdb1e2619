"use client";

import { use, useCallback, useEffect, useEffectEvent } from "react";
import type { LiveNews } from "@/lib/live/news";
import { LiveContext } from "./live-provider";

/**
 * Calls `handler` with what has changed, in this browser or anybody's: `tickets` their content or place in lists,
 * `presence` who has them open, `lists` queues and views, `catchUp` perhaps anything. While the page is hidden nothing
 * comes; then everything at once. A ticket that the reader may no longer see is not named: `lists` is true.
 */
export function useLive(handler: (news: LiveNews) => void): void {
  const source = use(LiveContext);
  const heard = useEffectEvent(handler);
  useEffect(() => source?.subscribe((news) => heard(news)), [source]);
}

/** Tells the pages of this browser about a change that concerns nobody else, such as what has been read. */
export function useTellHere(): (news: Partial<LiveNews>) => void {
  const source = use(LiveContext);
  return useCallback((news) => source?.tellHere(news), [source]);
}
