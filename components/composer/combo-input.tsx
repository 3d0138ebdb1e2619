"use client";

import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useState } from "react";
import { cx } from "@/components/ui/cx";
import { useFieldWiring } from "@/components/ui/field-context";
import { menuItemClass, menuPopupClass } from "@/components/ui/menu-class";

export type Offer<T> = { key: string | number; value: T; line: ReactNode };

type ComboInputProps<T> = {
  ref?: Ref<HTMLInputElement>;
  text: string;
  onText: (text: string) => void;
  /** What fits the text. */
  offers: readonly Offer<T>[];
  onPick: (value: T) => void;
  /** Names the list of offers. */
  listLabel: string;
  /** Whether Enter takes the first offer, or the text as it is. */
  takesFirst?: boolean;
  /** Said where nothing fits. */
  nothing?: string;
  placeholder?: string;
  inputMode?: "email" | "text";
  className: string;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onBlur?: () => void;
};

/**
 * Free text with offers below it, inside a Field. Not Base UI's, which hides the rest of the page from screen readers while
 * its list is open, although one may Tab on into it.
 */
export function ComboInput<T>(props: ComboInputProps<T>) {
  const { ref, text, onText, offers, onPick, listLabel, takesFirst = false, nothing, ...look } = props;
  const { placeholder, inputMode, className, onKeyDown, onBlur } = look;
  const { required, ...wiring } = useFieldWiring({});
  const listId = useId();
  const [open, setOpen] = useState(false);
  const first = takesFirst ? 0 : -1;
  const [active, setActive] = useState(first);
  const at = Math.min(active, offers.length - 1);
  const shown = open && (offers.length > 0 || nothing !== undefined);
  const activeId = shown && at >= 0 ? `${listId}-${at}` : undefined;

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  const show = (next: boolean) => {
    setOpen(next);
    setActive(first);
  };
  const pick = (value: T) => {
    show(false);
    onPick(value);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = shown ? offers[at] : undefined;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && offers.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!open) show(true);
      else setActive((Math.max(at, step > 0 ? -1 : 0) + step + offers.length) % offers.length);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      pick(chosen.value);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    } else onKeyDown?.(event);
  };

  return (
    <div className="relative min-w-24 flex-1">
      <input
        ref={ref}
        {...wiring}
        type="text"
        role="combobox"
        aria-required={required || undefined}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-activedescendant={activeId}
        dir="auto"
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        className={className}
        onChange={({ target }) => {
          show(target.value.trim() !== "");
          onText(target.value);
        }}
        onKeyDown={press}
        onBlur={() => {
          show(false);
          onBlur?.();
        }}
      />
      {shown && (
        <div className={cx(menuPopupClass, "absolute inset-x-0 top-full z-30 mt-1 max-h-72 min-w-48")}>
          {offers.length === 0 ? (
            <p role="status" className="px-2 py-1.5 text-muted text-sm">
              {nothing}
            </p>
          ) : (
            <div id={listId} role="listbox" aria-label={listLabel}>
              {offers.map(({ key, value, line }, place) => (
                <div
                  key={key}
                  id={`${listId}-${place}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={place === at}
                  data-highlighted={place === at ? "" : undefined}
                  className={cx(menuItemClass, "cursor-pointer")}
                  onMouseMove={() => place !== at && setActive(place)}
                  // Before the input loses the keyboard, and instead of it.
                  onMouseDown={(event) => {
                    event.preventDefault();
                    pick(value);
                  }}
                >
                  {line}
                </div>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
