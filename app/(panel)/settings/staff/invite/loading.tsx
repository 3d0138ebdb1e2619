import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonForm } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Invite staff" back={{ href: "/settings/staff", label: "Staff" }} />
      <PageBody width="form">
        <SkeletonForm fields={3} label="Loading the form" />
      </PageBody>
    </>
  );
}
