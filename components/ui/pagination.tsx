import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";

type PaginationProps = {
  /** The URL of the page before, nearer to now; left out on the first. */
  newer?: string;
  /** The URL of the page after; left out on the last. */
  older?: string;
  /** "50 of 1,204" */
  summary?: ReactNode;
  labels?: { newer: string; older: string };
};

/** The foot of a keyset-paged list. Renders nothing when there is one page and no summary. */
export function Pagination({
  newer,
  older,
  summary,
  labels = { newer: "Newer", older: "Older" },
}: PaginationProps) {
  if (!newer && !older && !summary) return null;
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 px-4 py-3">
      <p className="tabular min-w-0 truncate text-muted text-sm">{summary}</p>
      <div className="flex gap-2">
        <Step href={newer} rel="prev">
          <ChevronLeft />
          {labels.newer}
        </Step>
        <Step href={older} rel="next">
          {labels.older}
          <ChevronRight />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, rel, children }: { href?: string; rel: "prev" | "next"; children: ReactNode }) {
  const className = buttonClass({ size: "sm" });
  if (href) {
    return (
      <Link href={href} rel={rel} className={className}>
        {children}
      </Link>
    );
  }
  // Not a button, and not left out: the other one must not jump under the pointer.
  return (
    <span aria-hidden="true" className={cx(className, "pointer-events-none border-line! text-muted!")}>
      {children}
    </span>
  );
}
