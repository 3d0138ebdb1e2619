import type { Metadata } from "next";
import { TeamForm } from "@/components/settings/team-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findMemberChoices } from "@/lib/staff/find";
import { create } from "../actions";

export const metadata: Metadata = { title: "New team" };

export default async function NewTeamPage() {
  const { db } = await requireSignedIn("administrator");
  return (
    <>
      <PageHeader title="New team" back={{ href: "/settings/teams", label: "Teams" }} />
      <PageBody width="form">
        <TeamForm action={create} staff={await findMemberChoices(db)} />
      </PageBody>
    </>
  );
}
