import type { Metadata } from "next";
import { SlaPlanForm } from "@/components/settings/sla-plan-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { create } from "../actions";

export const metadata: Metadata = { title: "New SLA plan" };

export default async function NewSlaPlanPage() {
  await requireSignedIn("administrator");
  return (
    <>
      <PageHeader title="New SLA plan" back={{ href: "/settings/sla-plans", label: "SLA plans" }} />
      <PageBody width="form">
        <SlaPlanForm action={create} />
      </PageBody>
    </>
  );
}
