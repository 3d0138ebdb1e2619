"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
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
  /** The options that fit are still on their way; Enter waits for them. */
  loading?: boolean;
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
    loading = false,
    onType,
    create,
  } = props;
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const known = options.some((option) => option.label.toLowerCase() === text.toLowerCase());
  const made = create && text !== "" && !known ? create(text) : null;
  const items = made ? [...options, made] : options;
  const value = items.filter((option) => chosen.includes(option.value));
  const { contains } = Combobox.useFilter({ multiple: true });
  const fitting = onType ? items : items.filter((option) => contains(option, text, ({ label }) => label));

  const input = useRef<HTMLInputElement>(null);
  // The popover gives it the keyboard at the next frame; the next key may come before, and is a letter, not a shortcut.
  // Not before the popover has seen where the keyboard was, and not where one points with a finger: what the popover does
  // there keeps the keyboard on the screen away.
  useEffect(() => {
    if (!matchMedia("(pointer: coarse)").matches) input.current?.focus({ preventScroll: true });
  }, []);

  // Whether an option was pointed at, or the first one is marked only because it fits best.
  const aimed = useRef(false);
  const [entered, setEntered] = useState(false);
  const takeFirst = useEffectEvent(() => {
    const [first] = fitting;
    if (!first) return;
    const others = chosen.filter((one) => one !== first.value);
    onChange(others.length < chosen.length ? others : [...chosen, first.value]);
  });
  useEffect(() => {
    if (!entered || loading) return;
    setEntered(false);
    takeFirst();
  }, [entered, loading]);
  return (
    <Combobox.Root
      inline
      open
      multiple
      autoHighlight
      items={items}
      value={value}
      filteredItems={fitting}
      isItemEqualToValue={(one: PickOption, other: PickOption) => one.value === other.value}
      inputValue={typed}
      onInputValueChange={(next, { reason }) => {
        // Choosing one would empty the field's text in the middle of choosing several.
        if (reason !== "input-change" && reason !== "input-clear") return;
        setTyped(next);
        setEntered(false);
        onType?.(next.trim());
      }}
      onItemHighlighted={(_, { reason }) => {
        aimed.current = reason !== "none";
        if (aimed.current) setEntered(false);
      }}
      onValueChange={(next) => onChange(next.map((option) => option.value))}
    >
      <Combobox.Input
        ref={input}
        aria-label={label}
        placeholder={placeholder}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !loading || aimed.current || text === "") return;
          event.preventBaseUIHandler();
          setEntered(true);
        }}
        className={cx(controlClass, "h-control-small px-2.5 text-sm")}
      />
      <Combobox.Empty>
        <div className="px-2 py-2 text-muted text-sm">{loading ? "Loading…" : empty}</div>
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
