"use client";

import { Search, X } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useShortcuts } from "@/components/shortcuts/use-shortcuts";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { useQueryParameter } from "@/components/ui/use-query-parameter";

type SearchFieldProps = {
  /** What is searched: "Search tickets". */
  label: string;
  /** The URL's parameter. */
  name?: string;
  /** What the URL says now. */
  defaultValue?: string;
  placeholder?: string;
  /** The page that answers, where it is not this one: then Enter goes there. */
  action?: string;
  /** The key that jumps here from anywhere on the page. */
  shortcut?: string;
  className?: string;
};

const typingPauseMs = 300;

/** Searches this page's list as one types, through the URL; without JavaScript Enter does it. */
export function SearchField(props: SearchFieldProps) {
  const { label, name = "q", defaultValue = "", placeholder = label, action, shortcut, className } = props;
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [value, setValue] = useState(defaultValue);
  const [sent, setSent] = useState(defaultValue);
  const [known, setKnown] = useState(defaultValue);
  const { pending, set: setParameter } = useQueryParameter(name, defaultValue);

  // The URL changed by itself (a link, Back): the field follows. Our own change coming back must not undo newer typing.
  if (known !== defaultValue) {
    setKnown(defaultValue);
    if (defaultValue !== sent) setValue(defaultValue);
    setSent(defaultValue);
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  function search(words: string) {
    clearTimeout(timer.current);
    setSent(words.trim());
    setParameter(words.trim());
  }

  function type(words: string) {
    setValue(words);
    clearTimeout(timer.current);
    if (!action) timer.current = setTimeout(() => search(words), typingPauseMs);
  }

  useShortcuts("Page", shortcut ? [{ keys: shortcut, label, run: () => input.current?.select() }] : []);

  function submit(event: FormEvent) {
    if (action) return;
    event.preventDefault();
    search(value);
  }

  function clear() {
    setValue("");
    if (!action) search("");
    input.current?.focus();
  }

  return (
    <search className={cx("block min-w-0", className)}>
      <form action={action} onSubmit={submit} className="relative flex items-center">
        <span className="pointer-events-none absolute left-2.5 text-muted [&_svg]:size-3.5">
          {pending ? <Spinner /> : <Search />}
        </span>
        <input
          ref={input}
          type="text"
          enterKeyHint="search"
          dir="auto"
          name={name}
          aria-label={label}
          aria-keyshortcuts={shortcut}
          placeholder={placeholder}
          value={value}
          onChange={(event) => type(event.target.value)}
          // Back to the keys of the page.
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          // Whoever leaves the field for a link must not be brought back by a search that was still waiting.
          onBlur={() => !action && value.trim() !== sent && search(value)}
          autoComplete="off"
          className={cx(controlClass, "h-control-small pr-8 pl-8 text-sm")}
        />
        {value !== "" ? (
          <button
            type="button"
            aria-label="Clear search"
            onClick={clear}
            className="absolute right-1 grid size-6 place-items-center rounded-sm text-muted hover:text-text"
          >
            <X className="size-3.5" />
          </button>
        ) : (
          shortcut && (
            <span aria-hidden="true" className="pointer-events-none absolute right-1.5 pointer-coarse:hidden">
              <Kbd>{shortcut}</Kbd>
            </span>
          )
        )}
      </form>
    </search>
  );
}
