"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type ReactNode, useState } from "react";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { menuItemClass } from "@/components/ui/menu-class";

export type PickOption = { value: string; label: string; icon?: ReactNode };

type PickListProps = {
  /** What is chosen from it, for screen readers: "Assignee". */
  label: string;
  options: readonly PickOption[];
  chosen: readonly string[];
  onChange: (values: string[]) => void;
  placeholder?: string;
  /** What is said while nothing fits. */
  empty?: string;
  /** What is typed, when the options come from elsewhere; they are shown as they are then. */
  onType?: (text: string) => void;
  /** Makes an option of what was typed, where new ones may be made. */
  create?: (text: string) => PickOption;
};

/** A field to type into and the options that fit, all by keyboard; stands in a popover. */
export function PickList(props: PickListProps) {
  const {
    label,
    options,
    chosen,
    onChange,
    placeholder = "Type to find…",
    empty = "Nothing fits.",
    onType,
    create,
  } = props;
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const known = options.some((option) => option.label.toLowerCase() === text.toLowerCase());
  const made = create && text !== "" && !known ? create(text) : null;
  const items = made ? [...options, made] : options;
  const value = items.filter((option) => chosen.includes(option.value));
  return (
    <Combobox.Root
      inline
      open
      multiple
      autoHighlight
      items={items}
      value={value}
      filter={onType ? null : undefined}
      isItemEqualToValue={(one: PickOption, other: PickOption) => one.value === other.value}
      inputValue={typed}
      onInputValueChange={(next, { reason }) => {
        // Choosing one would empty the field's text in the middle of choosing several.
        if (reason !== "input-change" && reason !== "input-clear") return;
        setTyped(next);
        onType?.(next.trim());
      }}
      onValueChange={(next) => onChange(next.map((option) => option.value))}
    >
      <Combobox.Input
        aria-label={label}
        placeholder={placeholder}
        className={cx(controlClass, "h-control-small px-2.5 text-sm")}
      />
      <Combobox.Empty>
        <div className="px-2 py-2 text-muted text-sm">{empty}</div>
      </Combobox.Empty>
      <Combobox.List
        aria-label={label}
        className="mt-1 max-h-72 overflow-y-auto overscroll-contain outline-none empty:hidden"
      >
        {(option: PickOption) => (
          <Combobox.Item
            key={option.value}
            value={option}
            className={cx(menuItemClass, "relative pr-8 text-sm")}
          >
            {option.icon}
            <span dir="auto" title={option.label} className="min-w-0 truncate">
              {option === made ? `Create “${option.label}”` : option.label}
            </span>
            <Combobox.ItemIndicator className="absolute right-2">
              <Check />
            </Combobox.ItemIndicator>
          </Combobox.Item>
        )}
      </Combobox.List>
    </Combobox.Root>
  );
}
