import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "@/components/ui/cx";

/** The link of a table row: its area covers the whole row, other controls in the row need `relative`. */
export function RowLink({ className, title, children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      dir="auto"
      {...rest}
      title={title ?? (typeof children === "string" ? children : undefined)}
      className={cx(
        "block truncate text-left font-medium text-text after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2",
        className,
      )}
    >
      {children}
    </Link>
  );
}
