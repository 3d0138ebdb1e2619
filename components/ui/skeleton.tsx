import { cx } from "@/components/ui/cx";

/** A grey bar in the size of what is coming. Shows after 150 ms only: what is faster needs no placeholder. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("block animate-appear rounded-sm bg-hover", className)} />;
}

const widths = ["w-2/5", "w-1/2", "w-1/3", "w-3/5", "w-2/5", "w-1/4"];

/** The rows of a Table before they are here; a page's loading.tsx is mostly this. */
export function SkeletonList({ rows = 12, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-row items-center gap-4 border-line-soft border-b px-4">
          <Skeleton className="size-4" />
          <div className="flex-1">
            <Skeleton className={cx("h-3", widths[row % widths.length])} />
          </div>
          <Skeleton className="h-3 w-20 max-sm:hidden" />
          <Skeleton className="h-3 w-14" />
        </div>
      ))}
    </div>
  );
}

/** The fields of a form before they are here. */
export function SkeletonForm({ fields = 4, label = "Loading" }: { fields?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="flex max-w-128 flex-col gap-5">
      {Array.from({ length: fields }, (_, field) => (
        <div key={field} className="flex flex-col gap-1.5">
          <Skeleton className="my-1 h-3 w-28" />
          <Skeleton className="h-control w-full rounded-md" />
        </div>
      ))}
    </div>
  );
}
