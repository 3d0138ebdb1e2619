import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonList } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader
        title="Customers"
        filters={<Skeleton className="h-control-small w-full rounded-md sm:w-80" />}
      />
      <PageBody>
        <SkeletonList label="Loading customers" />
      </PageBody>
    </>
  );
}
