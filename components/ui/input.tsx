"use client";

import type { ComponentProps } from "react";
import { controlClass, readOnlyClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { useFieldWiring } from "@/components/ui/field-context";

/** One line of text, a number, an address, a password. Inside a Field it needs only `name`. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      dir="auto"
      {...rest}
      {...useFieldWiring(rest)}
      className={cx(controlClass, readOnlyClass, "h-control px-2.5", className)}
    />
  );
}
