import { Plus, Users } from "lucide-react";
import type { Metadata } from "next";
import { TeamTable } from "@/components/settings/team-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findTeams } from "@/lib/teams/find";
import { archive, restore } from "../actions";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const { db } = await requireSignedIn("administrator");
  const teams = await findTeams(db);
  const create = (
    <LinkButton href="/settings/teams/new" variant="primary" icon={<Plus />}>
      New team
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Teams" count={teams.length} actions={create} />
      <PageBody>
        {teams.length === 0 ? (
          <EmptyState icon={<Users />} title="No teams yet" action={create}>
            A ticket can be assigned to a team instead of one person; every member finds it in the side bar.
          </EmptyState>
        ) : (
          <TeamTable
            teams={teams.map(({ id, name, archivedAt, members }) => ({
              id,
              name,
              isDefault: false,
              archived: archivedAt !== null,
              members,
            }))}
            actions={{ archive, restore }}
          />
        )}
      </PageBody>
    </>
  );
}
