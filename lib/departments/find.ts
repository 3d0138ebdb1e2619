import "server-only";
import type { Database } from "@/lib/db/client";
import type { Department } from "@/lib/db/generated/client";

type Choice = { id: number; name: string; archivedAt: Date | null };

export type ListedDepartment = Department & {
  slaPlan: Choice | null;
  /** How many help topics in use send their tickets here. */
  topicCount: number;
};

/** Every department: the default first, then by name, the archived ones last. */
export async function findDepartments({ prisma }: Database): Promise<ListedDepartment[]> {
  const rows = await prisma.department.findMany({
    include: {
      slaPlan: { select: { id: true, name: true, archivedAt: true } },
      _count: { select: { topics: { where: { archivedAt: null } } } },
    },
    orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, { isDefault: "desc" }, { nameKey: "asc" }],
  });
  return rows.map(({ _count, ...department }) => ({ ...department, topicCount: _count.topics }));
}

/** One department, archived or not; null when there is none with this id. */
export const findDepartment = ({ prisma }: Database, id: number): Promise<Department | null> =>
  prisma.department.findUnique({ where: { id } });

/**
 * The departments a ticket or help topic can be given, by name.
 * @param inUse one that is offered all the same when it is archived, because it is chosen already
 */
export const findDepartmentChoices = (
  { prisma }: Database,
  inUse: number | null = null,
): Promise<{ id: number; name: string }[]> =>
  prisma.department.findMany({
    where: { OR: [{ archivedAt: null }, { id: inUse ?? 0 }] },
    select: { id: true, name: true },
    orderBy: { nameKey: "asc" },
  });
