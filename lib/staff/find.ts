import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { type ListedStaff, staffState } from "./state";

const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Everybody who is or was staff: those who can work first, each group by name. */
export async function listStaff({ prisma }: Database, now = new Date()): Promise<ListedStaff[]> {
  const rows = await prisma.staff.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      passwordHash: true,
      inviteExpiresAt: true,
      deactivatedAt: true,
      lastSignInAt: true,
      departments: {
        where: { department: { archivedAt: null } },
        select: { department: { select: { name: true } } },
        orderBy: { department: { nameKey: "asc" } },
      },
    },
  });
  return rows
    .map(({ passwordHash, inviteExpiresAt, deactivatedAt, departments, ...shown }) => ({
      ...shown,
      departments: departments.map(({ department }) => department.name),
      state: staffState({ passwordHash, inviteExpiresAt, deactivatedAt }, now),
      linkExpiresAt: inviteExpiresAt && inviteExpiresAt > now ? inviteExpiresAt : null,
    }))
    .sort(
      (one, other) =>
        Number(one.state === "deactivated") - Number(other.state === "deactivated") ||
        byName.compare(one.name, other.name) ||
        one.id - other.id,
    );
}

/** Whom a ticket can be assigned to: everybody who works here, by name. @throws AppError forbidden */
export async function findAssignees(context: Context): Promise<{ id: number; name: string }[]> {
  requireStaff(context);
  const rows = await context.db.prisma.staff.findMany({
    where: { deactivatedAt: null, passwordHash: { not: null } },
    select: { id: true, name: true },
  });
  return rows.sort((one, other) => byName.compare(one.name, other.name) || one.id - other.id);
}

/** Who can be put into a team: everybody who works here or is invited to, by name, with the address to tell them apart. */
export async function findMemberChoices({
  prisma,
}: Database): Promise<{ id: number; name: string; hint: string }[]> {
  const rows = await prisma.staff.findMany({
    where: { deactivatedAt: null },
    select: { id: true, name: true, email: true },
  });
  return rows
    .map(({ id, name, email }) => ({ id, name, hint: email }))
    .sort((one, other) => byName.compare(one.name, other.name) || one.id - other.id);
}

/** One member of staff for a settings page; null when there is none with this id. */
export const findStaffMember = (
  { prisma }: Database,
  id: number,
): Promise<{ id: number; name: string } | null> =>
  prisma.staff.findUnique({ where: { id }, select: { id: true, name: true } });
