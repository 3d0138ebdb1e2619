import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DepartmentsForm } from "@/components/staff/departments-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { findDepartmentChoices } from "@/lib/departments/find";
import { findDepartmentsOf } from "@/lib/staff/departments";
import { findStaffMember } from "@/lib/staff/find";
import { setDepartments } from "../actions";

export const metadata: Metadata = { title: "Departments of a colleague" };

type Props = { params: Promise<{ id: string }> };

/** In which departments a member of staff works. */
export default async function StaffMemberPage({ params }: Props) {
  const { db } = await requireSignedIn("administrator");
  const member = await findStaffMember(db, pathId((await params).id));
  if (!member) notFound();
  const { id, name } = member;
  const [departments, chosen] = await Promise.all([findDepartmentChoices(db), findDepartmentsOf(db, id)]);
  return (
    <>
      <PageHeader title={name} back={{ href: "/settings/staff", label: "Staff" }} />
      <PageBody width="form">
        <DepartmentsForm
          action={setDepartments}
          staffId={id}
          departments={departments}
          chosen={chosen}
          saved={`Departments of ${name} saved.`}
          backHref="/settings/staff"
        />
      </PageBody>
    </>
  );
}
