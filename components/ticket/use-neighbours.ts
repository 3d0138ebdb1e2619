"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import { type ListMemory, rememberedList, rememberList } from "@/components/list/list-memory";

const never = () => () => undefined;

export type Neighbours = {
  /** The list that the ticket was opened from. */
  listHref: string;
  /** "3 of 50"; null: not opened from a list. */
  place: { number: number; count: number } | null;
  previous: number | null;
  next: number | null;
  /** Notes where the reader goes, so that the list comes back to that row. */
  leaveTo: (id: number) => void;
};

/** The tickets above and below this one in the list it was opened from: this tab's last, or the one that `?from=` names. */
export function useNeighbours(id: number): Neighbours {
  const from = useSearchParams().get("from");
  const kept = useSyncExternalStore(never, readText, () => null);
  return useMemo(() => {
    const memory = kept === null ? null : rememberedList();
    const ids = memory?.ids ?? [];
    const place = ids.indexOf(id);
    const at = (index: number) => (place < 0 ? null : (ids[index] ?? null));
    return {
      listHref: from === null ? (memory && place >= 0 ? memory.url : "/tickets") : `/tickets?${from}`,
      place: place < 0 ? null : { number: place + 1, count: ids.length },
      previous: place > 0 ? at(place - 1) : null,
      next: at(place + 1),
      leaveTo: (to) => memory && rememberList({ ...memory, focus: to } satisfies ListMemory),
    };
  }, [kept, id, from]);
}

/** As text, because a store's snapshot has to be the same as long as nothing has changed. */
function readText(): string | null {
  const memory = rememberedList();
  return memory && JSON.stringify([memory.url, memory.ids]);
}
