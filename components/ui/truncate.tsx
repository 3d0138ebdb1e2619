import { cx } from "@/components/ui/cx";

/**
 * Text of unknown length and direction on one line: cut with an ellipsis, whole on hover. Right-to-left text reads
 * its own way but starts at the column's edge as all rows do, so that the eye finds it.
 */
export function Truncate({ children, className }: { children: string; className?: string }) {
  return (
    <span dir="auto" title={children} className={cx("block min-w-0 truncate text-left", className)}>
      {children}
    </span>
  );
}
