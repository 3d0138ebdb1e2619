import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonForm } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="My account" />
      <PageBody width="full">
        <SkeletonForm fields={5} label="Loading my account" />
      </PageBody>
    </>
  );
}
