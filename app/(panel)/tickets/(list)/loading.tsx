import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonList } from "@/components/ui/skeleton";

/** The list before it is here: the same header, so that nothing moves. */
export default function Loading() {
  return (
    <>
      <PageHeader
        title="Tickets"
        actions={
          <>
            <Skeleton className="h-control-small w-72 rounded-md lg:w-80" />
            <Skeleton className="h-control-small w-24 rounded-md" />
          </>
        }
        filters={
          <>
            <Skeleton className="h-control-small w-20 rounded-md" />
            <Skeleton className="ml-auto h-control-small w-24 rounded-md" />
            <Skeleton className="h-control-small w-24 rounded-md max-sm:hidden" />
          </>
        }
      />
      <div className="h-8 border-line border-b max-md:hidden" />
      <SkeletonList rows={20} label="Loading tickets" />
    </>
  );
}
