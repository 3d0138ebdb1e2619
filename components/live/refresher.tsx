"use client";

import { useRouter } from "next/navigation";
import { use, useEffect, useEffectEvent, useRef, useTransition } from "react";
import type { LiveNews } from "@/lib/live/news";
import { LiveContext } from "./live-provider";
import { useLive } from "./use-live";

const SOON_MS = 100;
/** Not all open pages at the same moment. */
const SPREAD_MS = 300;
/** A busy help desk changes several times a second; nobody reads that fast. */
const BETWEEN_MS = 1_500;
/** A server that takes long over a page is asked less often: this many times as long lies between two. */
const REST_FACTOR = 3;
const LONGEST_MS = 6_000;
/** Where there is news again each time, the pauses become longer by this. */
const BUSY_FACTOR = 1.5;

export type RefresherProps = {
  /** Only this ticket matters; left out: every list does. */
  ticketId?: number;
  /** Tickets that the page shows with who has them open. */
  presenceOf?: readonly number[];
  /** When the server rendered the page, by its clock. */
  renderedAt: number;
};

/** The browser's half of LiveRefresh. */
export function Refresher({ ticketId, presenceOf = [], renderedAt }: RefresherProps) {
  const source = use(LiveContext);
  const router = useRouter();
  const [refreshing, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAt = useRef(0);
  const between = useRef(BETWEEN_MS);
  const busy = useRef(false);

  const refresh = useEffectEvent(() => {
    timer.current = undefined;
    // Next reloads the whole page when the server can't be reached, with all that is typed on it. What was missed is told
    // again when the line is back.
    if (!source?.isReachable()) return;
    // One that comes back late must not overtake the next.
    if (refreshing) return soon();
    lastAt.current = performance.now();
    startTransition(() => router.refresh());
  });
  const soon = useEffectEvent(() => {
    if (timer.current) return;
    const soonest = SOON_MS + Math.random() * SPREAD_MS;
    const rest = lastAt.current === 0 ? 0 : lastAt.current + between.current - performance.now();
    busy.current = rest > soonest;
    timer.current = setTimeout(() => refresh(), Math.max(soonest, rest));
  });

  const hear = useEffectEvent(({ tickets, presence, lists, catchUp }: LiveNews) => {
    const changed = ticketId === undefined ? lists || tickets.length > 0 : tickets.includes(ticketId);
    if (changed || catchUp || presence.some((id) => presenceOf.includes(id))) soon();
  });
  useLive((news) => hear(news));

  useEffect(() => {
    if (refreshing || lastAt.current === 0) return;
    const rest = REST_FACTOR * (performance.now() - lastAt.current);
    const before = busy.current ? BUSY_FACTOR * between.current : BETWEEN_MS;
    between.current = Math.min(Math.max(before, rest), LONGEST_MS);
  }, [refreshing]);
  useEffect(() => {
    const missed = source?.missedSince(renderedAt);
    if (missed) hear(missed);
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [source, ticketId]);
  return null;
}
