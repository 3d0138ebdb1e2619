import type { Metadata } from "next";
import { DepartmentForm } from "@/components/settings/department-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findSlaPlanChoices } from "@/lib/sla-plans/find";
import { create } from "../actions";

export const metadata: Metadata = { title: "New department" };

export default async function NewDepartmentPage() {
  const { db } = await requireSignedIn("administrator");
  return (
    <>
      <PageHeader title="New department" back={{ href: "/settings/departments", label: "Departments" }} />
      <PageBody width="form">
        <DepartmentForm action={create} slaPlans={await findSlaPlanChoices(db)} />
      </PageBody>
    </>
  );
}
