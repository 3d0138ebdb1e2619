"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { Fieldset } from "@/components/ui/fieldset";

export type CheckOption = { id: number; name: string; hint?: string };

type CheckListProps = {
  legend: string;
  hint?: string;
  error?: string;
  /** The form's name of them, ending in `[]`. */
  name: string;
  options: readonly CheckOption[];
  /** Ids as texts. */
  chosen: readonly string[];
  /** What there is to say when there are no options. */
  empty: string;
};

/** From so many on they are searched and scrolled. */
const MANY = 12;

/** Any of a list, by check boxes: members of a team, departments of a person. */
export function CheckList({ legend, hint, error, name, options, chosen, empty }: CheckListProps) {
  const [typed, setTyped] = useState("");
  const words = typed.trim().toLowerCase();
  // Those that do not match are hidden and not left out: a tick must not get lost by searching for another.
  const matches = (option: CheckOption) =>
    `${option.name} ${option.hint ?? ""}`.toLowerCase().includes(words);
  const many = options.length > MANY;
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      {many && (
        <input
          type="search"
          aria-label={`Find in ${legend.toLowerCase()}`}
          placeholder="Find"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          // Enter would send the form.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          className={cx(controlClass, "h-control-small px-2.5 text-sm")}
        />
      )}
      <div
        className={cx(
          "flex flex-col gap-2",
          many && "max-h-80 overflow-y-auto rounded-md border border-line p-3",
        )}
      >
        {options.length === 0 && <p className="text-muted">{empty}</p>}
        {many && !options.some(matches) && <p className="text-muted">Nothing is called that.</p>}
        {options.map((option) => (
          <div key={option.id} hidden={!matches(option)}>
            <Checkbox
              name={name}
              value={String(option.id)}
              label={<bdi className="[overflow-wrap:anywhere]">{option.name}</bdi>}
              hint={option.hint}
              defaultChecked={chosen.includes(String(option.id))}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  );
}
