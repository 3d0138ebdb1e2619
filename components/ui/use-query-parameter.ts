"use client";

import { useRouter } from "next/navigation";
import { useCallback, useOptimistic, useTransition } from "react";

/** What points into the list as it was; another filter makes it meaningless. */
const cursors = ["before", "after", "cursor"];

type QueryParameter = {
  /** What was chosen last, also while the page has yet to follow. */
  shown: string;
  pending: boolean;
  set: (value: string) => void;
};

/** Puts a filter into the page's URL, so that a link shows a colleague the same. `current` is what the URL says now. */
export function useQueryParameter(name: string, current: string): QueryParameter {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [shown, show] = useOptimistic(current);
  const set = useCallback(
    (value: string) => {
      const url = new URL(window.location.href);
      if ((url.searchParams.get(name) ?? "") === value) return;
      for (const stale of cursors) url.searchParams.delete(stale);
      if (value === "") url.searchParams.delete(name);
      else url.searchParams.set(name, value);
      startTransition(() => {
        show(value);
        router.replace(`${url.pathname}${url.search}`, { scroll: false });
      });
    },
    [name, router, show],
  );
  return { shown, pending, set };
}
