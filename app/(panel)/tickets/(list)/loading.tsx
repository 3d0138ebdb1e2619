import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonList } from "@/components/ui/skeleton";

/** The list before it is here: the same header, so that nothing moves. */
export default function Loading() {
  return (
    <>
      <PageHeader
        title="Tickets"
        filters={
          <>
            <Skeleton className="h-8 w-44 rounded-lg" />
            <Skeleton className="h-control-small w-32 rounded-md" />
            <Skeleton className="h-control-small w-24 rounded-md" />
            <Skeleton className="h-control-small w-full rounded-md lg:ml-auto lg:w-80" />
          </>
        }
      />
      <SkeletonList rows={20} label="Loading tickets" />
    </>
  );
}
