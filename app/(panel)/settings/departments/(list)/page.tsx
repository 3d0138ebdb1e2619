import { Building2, Plus } from "lucide-react";
import type { Metadata } from "next";
import { DepartmentTable } from "@/components/settings/department-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDepartments } from "@/lib/departments/find";
import { archive, makeDefault, restore } from "../actions";

export const metadata: Metadata = { title: "Departments" };

export default async function DepartmentsPage() {
  const { db } = await requireSignedIn("administrator");
  const departments = await findDepartments(db);
  const create = (
    <LinkButton href="/settings/departments/new" variant="primary" icon={<Plus />}>
      New department
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Departments" count={departments.length} actions={create} />
      <PageBody>
        {departments.length === 0 ? (
          <EmptyState icon={<Building2 />} title="No departments yet" action={create}>
            Every ticket belongs to one. Without a department no ticket can be created.
          </EmptyState>
        ) : (
          <DepartmentTable
            departments={departments.map(({ id, name, isDefault, archivedAt, slaPlan, topicCount }) => ({
              id,
              name,
              isDefault,
              archived: archivedAt !== null,
              slaPlan: slaPlan && { name: slaPlan.name, archived: slaPlan.archivedAt !== null },
              topicCount,
            }))}
            actions={{ archive, restore, makeDefault }}
          />
        )}
      </PageBody>
    </>
  );
}
