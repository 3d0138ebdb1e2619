"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** A pointer on its way to somewhere else crosses many links. */
const PAUSE_MS = 60;

/**
 * The link that the reader points at or stands on for a moment, for Next to fetch its page before it is opened. All links
 * that are in view, as Next does by itself, would be a dozen requests each time a page is refreshed.
 */
export function useAimed() {
  const [aimed, setAimed] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const aim = useCallback((href: string | null) => {
    clearTimeout(timer.current);
    if (href === null) setAimed(null);
    else timer.current = setTimeout(() => setAimed(href), PAUSE_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { aimed, aim };
}
