import { Skeleton } from "@/components/ui/skeleton";

const MESSAGES = [
  ["w-3/4", "w-2/3"],
  ["w-4/5", "w-1/2", "w-2/3"],
  ["w-2/3", "w-1/3"],
];
const FACTS = ["w-3/4", "w-2/3", "w-4/5", "w-1/2", "w-3/5", "w-2/5"];

/** A ticket before it is here, in the same places. */
export default function Loading() {
  return (
    <div
      role="status"
      aria-label="Loading ticket"
      className="flex h-[calc(100dvh-3.25rem)] flex-col md:h-dvh"
    >
      <div className="flex h-22 shrink-0 items-center gap-3 border-line border-b bg-surface px-4 md:h-13">
        <Skeleton className="h-5 w-72 max-w-[60%]" />
        <Skeleton className="ml-auto h-control w-24" />
      </div>
      <div className="min-h-0 flex-1 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col justify-end overflow-hidden bg-bg px-4 lg:px-6">
          <div className="mx-auto flex min-h-full w-full max-w-190 flex-col gap-3 pt-4 pb-3">
            {MESSAGES.map((lines) => (
              <div key={lines.join()} className="rounded-lg border border-line bg-surface px-4 pt-2.5 pb-3">
                <div className="flex items-center gap-2.5 pb-3">
                  <Skeleton className="size-7 rounded-full" />
                  <Skeleton className="h-3.5 w-32" />
                </div>
                <div className="flex flex-col gap-2">
                  {lines.map((width) => (
                    <Skeleton key={width} className={`h-3 ${width}`} />
                  ))}
                </div>
              </div>
            ))}
            <Skeleton className="mt-auto h-10 w-full rounded-lg" />
          </div>
        </div>
        <div className="hidden flex-col gap-4 border-line border-l bg-surface p-5 lg:flex">
          {FACTS.map((width) => (
            <Skeleton key={width} className={`h-3 ${width}`} />
          ))}
        </div>
      </div>
    </div>
  );
}
