"use client";

import { ListFilterPlus, X } from "lucide-react";
import { useState } from "react";
import { FilterEditor } from "@/components/list/filter-editor";
import {
  type Chip,
  FILTER_LABELS,
  FILTERS,
  type Filter,
  type FilterNames,
  filterChips,
  withoutFilter,
  withoutFilters,
} from "@/components/list/filter-words";
import { PickList } from "@/components/list/pick-list";
import { PopUp } from "@/components/list/pop-up";
import { Button } from "@/components/ui/button";
import type { ListQuery } from "@/lib/tickets/list-query";

type FilterChipsProps = { query: ListQuery; names: FilterNames; go: (query: ListQuery) => void };

/** What narrows the list down, one chip each, and the way to add another. */
export function FilterChips({ query, names, go }: FilterChipsProps) {
  const chips = filterChips(query, names);
  const change = (part: Partial<ListQuery>) => go({ ...query, ...part, cursor: null });
  return (
    <>
      {chips.map((chip) => (
        <FilterChip
          key={chip.filter}
          chip={chip}
          query={query}
          change={change}
          remove={() => go(withoutFilter(query, chip.filter))}
        />
      ))}
      <AddFilter query={query} used={chips.map(({ filter }) => filter)} change={change} />
      {chips.length > 1 && (
        <Button variant="ghost" size="sm" className="text-muted!" onClick={() => go(withoutFilters(query))}>
          Clear all
        </Button>
      )}
    </>
  );
}

type FilterChipProps = {
  chip: Chip;
  query: ListQuery;
  change: (part: Partial<ListQuery>) => void;
  remove: () => void;
};

function FilterChip({ chip: { filter, label, text }, query, change, remove }: FilterChipProps) {
  const [open, setOpen] = useState(false);
  const words = (
    <>
      {text === "" ? label : `${label}:`}
      {text !== "" && (
        <span dir="auto" className="truncate font-medium">
          {text}
        </span>
      )}
    </>
  );
  const className = "flex h-full min-w-0 items-center gap-1 rounded-l-md pr-1 pl-2.5";
  return (
    <span className="flex h-control-small max-w-72 shrink-0 items-center rounded-md border border-accent-line bg-accent-soft text-accent text-sm">
      {text === "" ? (
        <span className={className}>{words}</span>
      ) : (
        <PopUp
          label={label}
          open={open}
          onOpenChange={setOpen}
          trigger={
            <button type="button" title={`${label}: ${text}`} className={className}>
              {words}
            </button>
          }
        >
          <FilterEditor filter={filter} query={query} change={change} done={() => setOpen(false)} />
        </PopUp>
      )}
      <button
        type="button"
        aria-label={text === "" ? `Remove filter ${label}` : `Remove filter ${label}: ${text}`}
        onClick={remove}
        className="grid h-full w-6.5 place-items-center rounded-r-md hover:bg-hover pointer-coarse:w-9"
      >
        <X className="size-3.5" />
      </button>
    </span>
  );
}

type AddFilterProps = {
  query: ListQuery;
  used: readonly Filter[];
  change: (part: Partial<ListQuery>) => void;
};

/** First what to filter by, then its values, in the same box. */
function AddFilter({ query, used, change }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState<Filter | null>(null);
  const close = () => setOpen(false);
  function pick(values: string[]) {
    const picked = FILTERS.find((one) => one === values.at(-1));
    if (picked === "overdue" || picked === "attachment") {
      change({ [picked]: true });
      close();
    } else if (picked) setFilter(picked);
  }
  return (
    <PopUp
      label={filter ? FILTER_LABELS[filter] : "Add filter"}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setFilter(null);
      }}
      trigger={
        <Button variant="ghost" size="sm" icon={<ListFilterPlus />} className="text-muted!">
          {used.length === 0 ? "Filter" : "Add"}
          <span className="sr-only">{used.length === 0 ? "tickets" : "filter"}</span>
        </Button>
      }
    >
      {filter ? (
        <FilterEditor key={filter} filter={filter} query={query} change={change} done={close} />
      ) : (
        <PickList
          label="Filter by"
          placeholder="Filter by…"
          options={FILTERS.filter(
            (one) => (one !== "overdue" && one !== "attachment") || !used.includes(one),
          ).map((one) => ({ value: one, label: FILTER_LABELS[one] }))}
          chosen={[]}
          onChange={pick}
        />
      )}
    </PopUp>
  );
}
