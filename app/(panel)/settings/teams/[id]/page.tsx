import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TeamForm } from "@/components/settings/team-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { pathId } from "@/lib/catalog/schema";
import { findMemberChoices } from "@/lib/staff/find";
import { findTeam } from "@/lib/teams/find";
import { update } from "../actions";

export const metadata: Metadata = { title: "Edit team" };

type Props = { params: Promise<{ id: string }> };

export default async function TeamPage({ params }: Props) {
  const { db } = await requireSignedIn("administrator");
  const team = await findTeam(db, pathId((await params).id));
  if (!team) notFound();
  const { id, name, members } = team;
  return (
    <>
      <PageHeader title={name} back={{ href: "/settings/teams", label: "Teams" }} />
      <PageBody width="form">
        <TeamForm action={update} team={{ id, name, members }} staff={await findMemberChoices(db)} />
      </PageBody>
    </>
  );
}
