import { PageHeader } from "@/components/ui/page-header";
import { SkeletonForm, SkeletonList } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Customer" back={{ href: "/customers", label: "Customers" }} />
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="border-line pt-10 lg:border-r">
          <SkeletonList rows={6} label="Loading tickets" />
        </div>
        <div className="px-4 py-4">
          <SkeletonForm fields={5} label="Loading customer" />
        </div>
      </div>
    </>
  );
}
