import type { Metadata } from "next";
import { CannedResponseForm } from "@/components/settings/canned-response-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDepartmentChoices } from "@/lib/departments/find";
import { create } from "../actions";

export const metadata: Metadata = { title: "New canned response" };

export default async function NewCannedResponsePage() {
  const { db } = await requireSignedIn("administrator");
  return (
    <>
      <PageHeader
        title="New canned response"
        back={{ href: "/settings/canned-responses", label: "Canned responses" }}
      />
      <PageBody width="form">
        <CannedResponseForm action={create} departments={await findDepartmentChoices(db)} />
      </PageBody>
    </>
  );
}
