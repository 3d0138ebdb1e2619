"use client";

import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/cx";
import { FieldContext } from "@/components/ui/field-context";
import { describedBy, FieldMessages } from "@/components/ui/field-messages";

type FieldProps = {
  label: ReactNode;
  /** One control: Input, Textarea or Select. It finds its id, its messages and its state by itself. */
  children: ReactNode;
  hint?: ReactNode;
  /** Says what to do ("Enter an address like ana@example.com"). */
  error?: string;
  required?: boolean;
  /** Marks what may be left out; use it where most fields are required. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
};

/** A labelled control with its hint and its error. */
export function Field({
  label,
  children,
  hint,
  error,
  required = false,
  optional,
  hideLabel,
  className,
}: FieldProps) {
  const id = useId();
  const wiring = { id, describedBy: describedBy(id, hint, error), invalid: Boolean(error), required };
  return (
    <div className={cx("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "font-medium"}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted text-sm">optional</span>}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      <FieldMessages id={id} hint={hint} error={error} />
    </div>
  );
}
