"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";

/** A pointer on its way to somewhere else crosses many rows. */
const PAUSE_MS = 60;

/**
 * The tickets likely to be opened next, for Next to fetch before they are: the first one, and the one the reader points
 * at or stands on for a moment. Not more: each costs the server a page.
 */
export function useWarm(first: number | undefined) {
  const [aimed, setAimed] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<number | null>(null);

  const aim = useCallback((id: number | null) => {
    if (id === waiting.current) return;
    waiting.current = id;
    clearTimeout(timer.current);
    if (id !== null) timer.current = setTimeout(() => setAimed(id), PAUSE_MS);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);
  const warm: ReadonlySet<number> = useMemo(
    () => new Set([first, aimed].filter((id) => id !== undefined && id !== null)),
    [first, aimed],
  );
  return { warm, aim };
}
