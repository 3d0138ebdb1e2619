import { PageHeader } from "@/components/ui/page-header";
import { SkeletonList } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="API Keys" />
      <SkeletonList label="Loading API keys" />
    </>
  );
}
