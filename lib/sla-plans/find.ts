import "server-only";
import type { Database } from "@/lib/db/client";
import type { SlaPlan } from "@/lib/db/generated/client";

export type ListedSlaPlan = SlaPlan & {
  /** How many departments in use carry it. */
  departmentCount: number;
};

/** Every SLA plan: the default first, then by name, the archived ones last. */
export async function findSlaPlans({ prisma }: Database): Promise<ListedSlaPlan[]> {
  const rows = await prisma.slaPlan.findMany({
    include: { _count: { select: { departments: { where: { archivedAt: null } } } } },
    orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, { isDefault: "desc" }, { nameKey: "asc" }],
  });
  return rows.map(({ _count, ...plan }) => ({ ...plan, departmentCount: _count.departments }));
}

/** One SLA plan, archived or not; null when there is none with this id. */
export const findSlaPlan = ({ prisma }: Database, id: number): Promise<SlaPlan | null> =>
  prisma.slaPlan.findUnique({ where: { id } });

/**
 * The plans a department can be given, by name.
 * @param inUse one that is offered all the same when it is archived, because it is chosen already
 */
export const findSlaPlanChoices = (
  { prisma }: Database,
  inUse: number | null = null,
): Promise<{ id: number; name: string }[]> =>
  prisma.slaPlan.findMany({
    where: { OR: [{ archivedAt: null }, { id: inUse ?? 0 }] },
    select: { id: true, name: true },
    orderBy: { nameKey: "asc" },
  });
