import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonForm } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="API key" back={{ href: "/settings/api-keys", label: "API Keys" }} />
      <PageBody width="full">
        <SkeletonForm fields={4} label="Loading the key" />
      </PageBody>
    </>
  );
}
