"use client";

import { Select as Base } from "@base-ui/react/select";
import { ChevronDown } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { type SelectOption, SelectPopup } from "@/components/ui/select-popup";
import { useQueryParameter } from "@/components/ui/use-query-parameter";

type FilterSelectProps = {
  /** What is filtered by: "Department". */
  label: string;
  /** The URL's parameter. */
  name: string;
  /** What the URL says now; empty or left out means all. */
  value?: string;
  options: readonly SelectOption[];
  /** The choice that lifts the filter. */
  allLabel?: string;
};

/** A filter of a list; the choice goes into the URL at once. Quiet while it lets all through, marked while it filters. */
export function FilterSelect({ label, name, value = "", options, allLabel = "All" }: FilterSelectProps) {
  const { shown, set } = useQueryParameter(name, value);
  const choices = [{ value: "", label: allLabel }, ...options];
  const chosen = options.find((option) => option.value === shown);
  return (
    <Base.Root
      items={choices}
      value={shown}
      onValueChange={(next) => typeof next === "string" && set(next)}
      modal={false}
    >
      <Base.Trigger
        aria-label={`${label}: ${chosen?.label ?? allLabel}`}
        className={cx(
          buttonClass({ size: "sm" }),
          "max-w-60 font-normal! data-popup-open:bg-hover",
          chosen && "border-accent-line! bg-accent-soft!",
        )}
      >
        <span className={chosen ? "text-accent" : undefined}>{chosen ? `${label}:` : label}</span>
        {chosen && <span className="truncate font-medium text-accent">{chosen.label}</span>}
        <ChevronDown className={chosen ? "text-accent" : "text-muted"} />
      </Base.Trigger>
      <SelectPopup options={choices} className="min-w-44 max-w-80" />
    </Base.Root>
  );
}
