"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Check, Columns3 } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { FIXED_COLUMN, shownColumns } from "@/components/list/columns";
import { COLUMN_WORDS, SORT_WORDS } from "@/components/list/words";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { menuItemClass, menuPopupClass } from "@/components/ui/menu-class";
import { usePopUpRoot } from "@/components/ui/pop-up-root";
import { COLUMNS, type ListQuery, SORTS, type Sort } from "@/lib/tickets/list-query";

type DisplayMenuProps = { query: ListQuery; change: (part: Partial<ListQuery>) => void };

/** What the list is sorted by, and which end comes first. */
export function SortMenu({ query, change }: DisplayMenuProps) {
  const words = SORT_WORDS[query.sort];
  // What is searched for comes in the order of how well it fits, unless one asks for another.
  const label = (sort: Sort) =>
    query.q !== "" && sort === "updated" ? "Best match" : SORT_WORDS[sort].label;
  return (
    <MenuBox
      trigger={
        <Button
          variant="ghost"
          size="sm"
          className="text-muted!"
          icon={query.order === "desc" ? <ArrowDownWideNarrow /> : <ArrowUpNarrowWide />}
        >
          <span className="sr-only">Sort by</span>
          {label(query.sort)}
        </Button>
      }
    >
      <Base.RadioGroup
        value={query.sort}
        onValueChange={(sort) => change({ sort: SORTS.find((one) => one === sort) ?? "updated" })}
      >
        <Base.GroupLabel className={groupLabelClass}>Sort by</Base.GroupLabel>
        {SORTS.map((sort) => (
          <Choice key={sort} value={sort} label={label(sort)} />
        ))}
      </Base.RadioGroup>
      <Base.Separator className="my-1 h-px bg-line" />
      <Base.RadioGroup
        value={query.order}
        onValueChange={(order) => change({ order: order === "asc" ? "asc" : "desc" })}
      >
        <Base.GroupLabel className={groupLabelClass}>Order</Base.GroupLabel>
        <Choice value="desc" label={words.desc} />
        <Choice value="asc" label={words.asc} />
      </Base.RadioGroup>
    </MenuBox>
  );
}

/** Which columns the list shows. */
export function ColumnMenu({ query, change }: DisplayMenuProps) {
  const shown = shownColumns(query);
  return (
    <MenuBox
      trigger={
        <Button variant="ghost" size="sm" className="text-muted! max-sm:hidden" icon={<Columns3 />}>
          Columns
        </Button>
      }
    >
      <Base.Group>
        <Base.GroupLabel className={groupLabelClass}>Columns</Base.GroupLabel>
        {COLUMNS.filter((column) => column !== FIXED_COLUMN).map((column) => (
          <Base.CheckboxItem
            key={column}
            closeOnClick={false}
            checked={shown.includes(column)}
            onCheckedChange={(checked) =>
              change({
                columns: COLUMNS.filter((one) => (one === column ? checked : shown.includes(one))),
              })
            }
            className={cx(menuItemClass, "text-sm")}
          >
            <span className="flex-1">{COLUMN_WORDS[column]}</span>
            <Base.CheckboxItemIndicator>
              <Check />
            </Base.CheckboxItemIndicator>
          </Base.CheckboxItem>
        ))}
      </Base.Group>
      {query.columns && (
        <>
          <Base.Separator className="my-1 h-px bg-line" />
          <Base.Item onClick={() => change({ columns: null })} className={cx(menuItemClass, "text-sm")}>
            Usual columns
          </Base.Item>
        </>
      )}
    </MenuBox>
  );
}

const groupLabelClass = "px-2 py-1 text-muted text-xs";

function MenuBox({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const root = usePopUpRoot();
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal container={root}>
        <Base.Positioner align="end" sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cx(menuPopupClass, "min-w-44")}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Choice({ value, label }: { value: string; label: string }) {
  return (
    <Base.RadioItem value={value} className={cx(menuItemClass, "text-sm")}>
      <span className="flex-1">{label}</span>
      <Base.RadioItemIndicator>
        <Check />
      </Base.RadioItemIndicator>
    </Base.RadioItem>
  );
}
