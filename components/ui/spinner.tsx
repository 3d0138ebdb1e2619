import { LoaderCircle } from "lucide-react";
import { cx } from "@/components/ui/cx";

/** A turning circle for work in progress. Decorative: whoever shows it says in words (or `aria-busy`) what is going on. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle className={cx("size-4 animate-spin", className)} />;
}
