"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** A pointer on its way to somewhere else crosses many rows. */
const PAUSE_MS = 60;
/** Who has not moved for so long is not about to open anything; a list that renews itself would fetch it again each time. */
const COOL_MS = 45_000;

/**
 * The ticket likely to be opened next, for Next to fetch before it is: the first one, then the one the reader points at
 * or stands on for a moment. Not more: each costs the server a page.
 */
export function useWarm(first: number | undefined) {
  const [warm, setWarm] = useState<number | null>(first ?? null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<number | null>(null);

  const aim = useCallback((id: number | null) => {
    if (id === waiting.current) return;
    waiting.current = id;
    clearTimeout(timer.current);
    if (id !== null) timer.current = setTimeout(() => setWarm(id), PAUSE_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (warm === null) return;
    const cooling = setTimeout(() => {
      waiting.current = null;
      setWarm(null);
    }, COOL_MS);
    return () => clearTimeout(cooling);
  }, [warm]);
  return { warm, aim };
}
