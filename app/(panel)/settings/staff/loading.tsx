import { PageHeader } from "@/components/ui/page-header";
import { SkeletonList } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Staff" />
      <SkeletonList label="Loading staff" />
    </>
  );
}
