import "server-only";
import type { Database } from "@/lib/db/client";
import type { Prisma, Team } from "@/lib/db/generated/client";

type Member = { id: number; name: string };

export type ListedTeam = Team & { members: Member[] };

const MEMBERS = {
  // Somebody who has left stays a member on paper, and is one again when the account is reactivated.
  where: { staff: { deactivatedAt: null } },
  select: { staff: { select: { id: true, name: true } } },
  orderBy: [{ staff: { name: "asc" } }, { staffId: "asc" }],
} satisfies Prisma.Team$membersArgs;

/** Every team with those of its members who work here, by name, the archived ones last. */
export async function findTeams({ prisma }: Database): Promise<ListedTeam[]> {
  const rows = await prisma.team.findMany({
    include: { members: MEMBERS },
    orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, { nameKey: "asc" }],
  });
  return rows.map((team) => ({ ...team, members: team.members.map(({ staff }) => staff) }));
}

/** One team with its members, archived or not; null when there is none with this id. */
export async function findTeam({ prisma }: Database, id: number): Promise<ListedTeam | null> {
  const team = await prisma.team.findUnique({ where: { id }, include: { members: MEMBERS } });
  return team && { ...team, members: team.members.map(({ staff }) => staff) };
}

/** The teams a ticket can be assigned to, by name. */
export const findTeamChoices = ({ prisma }: Database): Promise<{ id: number; name: string }[]> =>
  prisma.team.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true },
    orderBy: { nameKey: "asc" },
  });
