import type { ReactNode } from "react";
import { Fieldset } from "@/components/ui/fieldset";

type RadioGroupProps = {
  legend: ReactNode;
  name: string;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  defaultValue?: string;
  hint?: ReactNode;
  error?: string;
};

/** One of a few choices that deserve a sentence each (a role). For more or plainer ones, Select. */
export function RadioGroup({ legend, name, options, defaultValue, hint, error }: RadioGroupProps) {
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      {options.map((option) => (
        <label key={option.value} className="flex items-start gap-2">
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
            disabled={option.disabled}
            className="mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-control-line bg-surface checked:border-5 checked:border-accent-solid disabled:opacity-55"
          />
          <span className="min-w-0">
            {option.label}
            {option.hint && <span className="block max-w-[75ch] text-muted text-sm">{option.hint}</span>}
          </span>
        </label>
      ))}
    </Fieldset>
  );
}
