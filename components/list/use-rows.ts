"use client";

import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { rememberedList, rememberList } from "@/components/list/list-memory";

/** The ticket whose row holds this element; null outside of rows. */
export function ticketOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest("tr") : null;
  const link = row?.querySelector<HTMLElement>("[data-ticket]");
  return link ? Number(link.dataset.ticket) : null;
}

/**
 * Where the reader stands in the list: the row that has the focus, or had it last. Coming back from a ticket puts the
 * reader where they were; a row that leaves under the focus hands it to the one that takes its place.
 * @param ids the tickets, from top to bottom
 * @param url the list's own URL
 */
export function useRows(ids: readonly number[], url: string) {
  const box = useRef<HTMLDivElement>(null);
  const at = useRef<{ id: number; index: number } | null>(null);
  const hadFocus = useRef(false);
  const newest = useRef(ids);

  const link = (id: number) => box.current?.querySelector<HTMLElement>(`[data-ticket="${id}"]`) ?? null;

  const stand = useCallback((id: number | null) => {
    if (id === null) return;
    at.current = { id, index: newest.current.indexOf(id) };
    hadFocus.current = true;
  }, []);

  useLayoutEffect(() => {
    newest.current = ids;
    const place = at.current;
    if (!place) return;
    const index = ids.indexOf(place.id);
    if (index >= 0) {
      at.current = { id: place.id, index };
      return;
    }
    const id = ids[Math.min(place.index, ids.length - 1)];
    at.current = id === undefined ? null : { id, index: ids.indexOf(id) };
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (id !== undefined && hadFocus.current && lost) link(id)?.focus({ preventScroll: true });
  });

  useEffect(() => {
    const memory = rememberedList();
    if (memory?.url === url && memory.focus !== undefined) {
      if (memory.scroll !== undefined) window.scrollTo({ top: memory.scroll, behavior: "instant" });
      if (ids.includes(memory.focus)) {
        at.current = { id: memory.focus, index: ids.indexOf(memory.focus) };
        link(memory.focus)?.focus({ preventScroll: true });
      }
    }
    rememberList({ url, ids: [...ids] });
  }, [url, ids]);

  return {
    box,
    stand,
    current: (): number | null => at.current?.id ?? null,
    /** Goes to the next or the one before, and answers where that is. */
    move(by: 1 | -1): number | null {
      const from = at.current ? newest.current.indexOf(at.current.id) : -1;
      const to = from < 0 ? 0 : Math.min(Math.max(from + by, 0), newest.current.length - 1);
      const id = newest.current[to];
      if (id === undefined) return null;
      const target = link(id);
      target?.focus({ preventScroll: true });
      target?.scrollIntoView({ block: "nearest" });
      return id;
    },
    /** Notes where the reader leaves the list. */
    remember: (id: number) =>
      rememberList({ url, ids: [...newest.current], focus: id, scroll: window.scrollY }),
  };
}
