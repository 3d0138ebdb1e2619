import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonForm } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Add New Key" back={{ href: "/settings/api-keys", label: "API Keys" }} />
      <PageBody width="form">
        <SkeletonForm fields={2} label="Loading the form" />
      </PageBody>
    </>
  );
}
