"use client";

import { type ReactNode, useId } from "react";
import { describedBy, FieldMessages } from "@/components/ui/field-messages";

type FieldsetProps = { legend: ReactNode; children: ReactNode; hint?: ReactNode; error?: string };

/** Checkboxes, switches or radios that answer one question together. */
export function Fieldset({ legend, children, hint, error }: FieldsetProps) {
  const id = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" aria-describedby={describedBy(id, hint, error)}>
      <legend className="mb-2 font-medium">{legend}</legend>
      {children}
      <FieldMessages id={id} hint={hint} error={error} />
    </fieldset>
  );
}
