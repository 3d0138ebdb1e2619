"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { ColumnMenu, SortMenu } from "@/components/list/display-menus";
import { FilterChips } from "@/components/list/filter-chips";
import { type FilterNames, filterChips } from "@/components/list/filter-words";
import { ViewActions } from "@/components/list/view-actions";
import type { ViewVerbs } from "@/components/list/view-verbs";
import { cx } from "@/components/ui/cx";
import { type ListQuery, listUrl } from "@/lib/tickets/list-query";
import type { ViewLine } from "@/lib/views/schema";

type ListBarProps = {
  query: ListQuery;
  names: FilterNames;
  /** The saved view that the list began as. */
  view: ViewLine | null;
  verbs: ViewVerbs;
};

/** How the list is narrowed down, sorted and shown. Everything goes into the URL, and shows before the list follows. */
export function ListBar({ query, names, view, verbs }: ListBarProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(query);
  const go = (next: ListQuery) =>
    startTransition(() => {
      show(next);
      router.replace(listUrl(next), { scroll: false });
    });
  const change = (part: Partial<ListQuery>) => go({ ...shown, ...part, cursor: null });
  return (
    // While tickets are selected, wide screens show in this place what can be done with them.
    <div className="flex min-w-0 flex-1 items-center gap-2 max-lg:flex-wrap lg:[:root:has([data-bulk-bar])_&]:invisible">
      <div
        className={cx(
          "flex min-w-0 flex-1 items-center gap-1.5 max-lg:flex-wrap lg:overflow-x-auto lg:py-1",
          filterChips(shown, names).length > 0 && "max-lg:basis-full",
        )}
      >
        <FilterChips query={shown} names={names} go={go} />
      </div>
      <ViewActions query={shown} view={view} verbs={verbs} go={go} />
      <div className="flex shrink-0 items-center gap-1">
        <SortMenu query={shown} change={change} />
        <ColumnMenu query={shown} change={change} />
      </div>
    </div>
  );
}
