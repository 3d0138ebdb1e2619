import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CannedResponseForm } from "@/components/settings/canned-response-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findCannedResponse } from "@/lib/canned-responses/find";
import { pathId } from "@/lib/catalog/schema";
import { findDepartmentChoices } from "@/lib/departments/find";
import { update } from "../actions";

export const metadata: Metadata = { title: "Edit canned response" };

type Props = { params: Promise<{ id: string }> };

export default async function CannedResponsePage({ params }: Props) {
  const { db } = await requireSignedIn("administrator");
  const response = await findCannedResponse(db, pathId((await params).id));
  if (!response) notFound();
  const { id, name, departmentId, body } = response;
  return (
    <>
      <PageHeader title={name} back={{ href: "/settings/canned-responses", label: "Canned responses" }} />
      <PageBody width="form">
        <CannedResponseForm
          action={update}
          response={{ id, name, departmentId, body }}
          departments={await findDepartmentChoices(db, departmentId)}
        />
      </PageBody>
    </>
  );
}
