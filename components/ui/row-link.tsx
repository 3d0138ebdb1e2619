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
      className={cx("row-link", className)}
    >
      {children}
    </Link>
  );
}
