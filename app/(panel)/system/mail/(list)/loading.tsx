import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonList } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Incoming mail" />
      <PageBody>
        <SkeletonList rows={8} />
      </PageBody>
    </>
  );
}
