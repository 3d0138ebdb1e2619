"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import type { Named } from "@/lib/tickets/views";
import { ComboInput } from "./combo-input";
import { findChoices } from "./find-choices";

type ChipsFieldProps = {
  label: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** What is offered while one types; anything else may be typed too. */
  offers?: readonly Named[];
  placeholder?: string;
  hint?: string;
  error?: string;
  inputMode?: "email" | "text";
};

/** Several short texts in one field. Enter, a comma or leaving the field ends one; Backspace takes the last one out. */
export function ChipsField({ label, hint, error, ...rest }: ChipsFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Chips label={label} {...rest} />
    </Field>
  );
}

function Chips({ label, values, onChange, offers = [], placeholder, inputMode }: ChipsFieldProps) {
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const has = (value: string) => values.some((one) => one.toLowerCase() === value.toLowerCase());

  const add = (typed: string) => {
    const added = typed
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part, place, all) => part && !has(part) && all.indexOf(part) === place);
    setText("");
    if (added.length > 0) onChange([...values, ...added]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Backspace" && text === "" && values.length > 0) onChange(values.slice(0, -1));
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    // Ends the word, not the form.
    event.preventDefault();
    add(text);
  };
  const fitting = findChoices(
    offers.filter(({ name }) => !has(name)),
    text,
  );

  return (
    <div className="flex min-h-control flex-wrap items-center gap-1 rounded-md border border-control-line bg-surface p-1 focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent has-aria-invalid:border-danger">
      {values.map((value) => (
        <span
          key={value}
          className="flex max-w-full items-center gap-1 rounded-sm bg-hover py-0.5 pr-0.5 pl-1.5 text-sm"
        >
          <span dir="auto" title={value} className="truncate">
            {value}
          </span>
          <button
            type="button"
            aria-label={`Remove ${value} from ${label}`}
            onClick={() => {
              onChange(values.filter((one) => one !== value));
              input.current?.focus();
            }}
            className="grid size-5 shrink-0 place-items-center rounded-sm text-muted hover:bg-selected hover:text-text pointer-coarse:size-8 [&_svg]:size-3"
          >
            <X />
          </button>
        </span>
      ))}
      <ComboInput
        ref={input}
        text={text}
        onText={(next) => (/[,;]/.test(next) ? add(next) : setText(next))}
        offers={fitting.map((offer) => ({
          key: offer.id,
          value: offer.name,
          line: (
            <span dir="auto" className="truncate">
              {offer.name}
            </span>
          ),
        }))}
        onPick={add}
        listLabel={label}
        inputMode={inputMode}
        placeholder={values.length === 0 ? placeholder : undefined}
        className="h-6 w-full bg-transparent px-1.5 outline-none pointer-coarse:h-8"
        onKeyDown={press}
        onBlur={() => text && add(text)}
      />
    </div>
  );
}
