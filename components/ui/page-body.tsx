import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type PageBodyProps = {
  children: ReactNode;
  /** `form`: a readable column. `full`: as wide as there is room, with padding. `flush`: for a table, to the edges. */
  width?: "form" | "full" | "flush";
};

const widths = { form: "max-w-180 px-4 py-5", full: "px-4 py-5", flush: "" };

/** What stands under a PageHeader. */
export function PageBody({ children, width = "flush" }: PageBodyProps) {
  return <div className={cx("min-w-0", widths[width])}>{children}</div>;
}
