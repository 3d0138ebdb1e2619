import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonList } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Logs" filters={<Skeleton className="h-control-small w-72 rounded-md" />} />
      <PageBody>
        <SkeletonList />
      </PageBody>
    </>
  );
}
