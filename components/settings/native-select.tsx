"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { useFieldWiring } from "@/components/ui/field-context";

/**
 * The browser's own select: for lists of hundreds (it searches as one types and scrolls well on a phone) and for forms
 * that work without JavaScript.
 */
export function NativeSelect({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className="relative flex items-center">
      <select
        {...rest}
        {...useFieldWiring(rest)}
        className={cx(controlClass, "h-control appearance-none truncate pr-8 pl-2.5", className)}
        // A form that was sent is reset to the attributes of its markup, which React does not write for a select.
        key={String(rest.defaultValue)}
      >
        {children}
      </select>
      <ChevronsUpDown className="pointer-events-none absolute right-2 size-3.5 text-muted" />
    </span>
  );
}
