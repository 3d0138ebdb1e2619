import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: string;
  /** How many there are; a string may say "1,000+". */
  count?: number | string;
  /** Where this page hangs: the list a ticket belongs to. */
  back?: { href: string; label: string };
  /** Badges beside the title. */
  meta?: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
  /** SearchField and FilterSelects, in a row of their own. */
  filters?: ReactNode;
};

/** The head of every page: what it is, how many, what can be done. Sticks on wide screens. */
export function PageHeader({ title, count, back, meta, actions, filters }: PageHeaderProps) {
  return (
    <header data-page-header className="z-20 border-line border-b bg-surface lg:sticky lg:top-0">
      <div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 lg:h-13 lg:flex-nowrap lg:py-0">
        <div className="flex min-w-0 flex-1 basis-48 items-center gap-2">
          {back && (
            <Link
              href={back.href}
              aria-label={`Back to ${back.label}`}
              title={`Back to ${back.label}`}
              className="-ml-1.5 grid size-control-small shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text"
            >
              <ChevronLeft className="size-4.5" />
            </Link>
          )}
          <h1 dir="auto" title={title} className="truncate font-semibold text-xl">
            {title}
          </h1>
          {count !== undefined && (
            <span className="tabular rounded-md bg-hover px-1.5 text-muted text-sm">
              {typeof count === "number" ? count.toLocaleString("en") : count}
            </span>
          )}
          {meta}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
      </div>
      {filters && (
        <div
          data-page-filters
          className="flex flex-wrap items-center gap-2 px-4 pb-3 lg:h-11 lg:flex-nowrap lg:overflow-x-clip lg:pb-2.5"
        >
          {filters}
        </div>
      )}
    </header>
  );
}
