import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

const LINES = ["w-3/4", "w-2/3", "w-4/5", "w-1/2"];

/** A ticket before it is here. */
export default function Loading() {
  return (
    <>
      <PageHeader title="Ticket" back={{ href: "/tickets", label: "tickets" }} />
      <div
        role="status"
        aria-label="Loading ticket"
        className="lg:grid lg:min-h-[calc(100dvh-3.25rem)] lg:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <div className="bg-bg px-4 py-5 lg:px-6">
          <div className="mx-auto flex max-w-190 flex-col gap-3 rounded-lg border border-line bg-surface px-4 py-4">
            <Skeleton className="h-4 w-40" />
            {LINES.map((width) => (
              <Skeleton key={width} className={`h-3 ${width}`} />
            ))}
          </div>
        </div>
        <div className="hidden flex-col gap-3 border-line border-l p-5 lg:flex">
          {LINES.map((width) => (
            <Skeleton key={width} className={`h-3 ${width}`} />
          ))}
        </div>
      </div>
    </>
  );
}
