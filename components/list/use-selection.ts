"use client";

import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";

export type Selection = {
  /** The selected tickets that are on the page. */
  ids: readonly number[];
  has: (id: number) => boolean;
  /** Selects or releases one; with `range` all from the one before it. */
  toggle: (id: number, range?: boolean) => void;
  /** Selects these and no others. */
  set: (ids: readonly number[]) => void;
};

/** Which of the tickets on the page are selected; one that leaves the page is no longer. */
export function useSelection(shown: readonly number[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const anchor = useRef<number | null>(null);
  const newest = useRef(shown);
  useLayoutEffect(() => {
    newest.current = shown;
    // What an undo brings back is not selected again.
    setChosen((before) => {
      const after = shown.filter((id) => before.has(id));
      return after.length === before.size ? before : new Set(after);
    });
  }, [shown]);

  const toggle = useCallback((id: number, range = false) => {
    const from = range && anchor.current !== null ? newest.current.indexOf(anchor.current) : -1;
    const to = newest.current.indexOf(id);
    anchor.current = id;
    setChosen((before) => {
      const after = new Set(before);
      if (from >= 0 && to >= 0) {
        for (const one of newest.current.slice(Math.min(from, to), Math.max(from, to) + 1)) after.add(one);
      } else if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);

  const set = useCallback((ids: readonly number[]) => setChosen(new Set(ids)), []);
  const ids = useMemo(() => shown.filter((id) => chosen.has(id)), [shown, chosen]);
  const has = useCallback((id: number) => chosen.has(id), [chosen]);
  return { ids, has, toggle, set };
}
