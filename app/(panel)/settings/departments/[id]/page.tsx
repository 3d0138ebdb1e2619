import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DepartmentForm } from "@/components/settings/department-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { findDepartment } from "@/lib/departments/find";
import { findSlaPlanChoices } from "@/lib/sla-plans/find";
import { update } from "../actions";

export const metadata: Metadata = { title: "Edit department" };

type Props = { params: Promise<{ id: string }> };

export default async function DepartmentPage({ params }: Props) {
  const { db } = await requireSignedIn("administrator");
  const department = await findDepartment(db, pathId((await params).id));
  if (!department) notFound();
  const { id, name, slaPlanId } = department;
  return (
    <>
      <PageHeader title={name} back={{ href: "/settings/departments", label: "Departments" }} />
      <PageBody width="form">
        <DepartmentForm
          action={update}
          department={{ id, name, slaPlanId }}
          slaPlans={await findSlaPlanChoices(db, slaPlanId)}
        />
      </PageBody>
    </>
  );
}
