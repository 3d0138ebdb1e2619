import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type NumberFieldProps = {
  label: string;
  name: string;
  defaultValue: string;
  error?: string;
  hint?: ReactNode;
  /** What is counted, after the number: "MB". */
  unit: string;
};

/** A whole number and its unit. A text field, because wheels and arrows change a number field by accident. */
export function NumberField({ label, name, defaultValue, error, hint, unit }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} required>
      <div className="flex items-center gap-2">
        <Input
          name={name}
          defaultValue={defaultValue}
          inputMode="numeric"
          autoComplete="off"
          className="tabular max-w-32"
        />
        <span className="min-w-0 text-muted text-sm">{unit}</span>
      </div>
    </Field>
  );
}
