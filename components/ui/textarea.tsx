"use client";

import type { ComponentProps } from "react";
import { controlClass, readOnlyClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { useFieldWiring } from "@/components/ui/field-context";

/** Several lines of text; grows with what is typed. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      dir="auto"
      rows={rows}
      {...rest}
      {...useFieldWiring(rest)}
      className={cx(controlClass, readOnlyClass, "field-sizing-content min-h-20 px-2.5 py-1.5", className)}
    />
  );
}
