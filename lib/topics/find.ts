import "server-only";
import type { Database } from "@/lib/db/client";
import type { HelpTopic } from "@/lib/db/generated/client";

export type ListedTopic = HelpTopic & {
  department: { id: number; name: string; archivedAt: Date | null } | null;
};

/** Every help topic by name, the archived ones last. */
export const findTopics = ({ prisma }: Database): Promise<ListedTopic[]> =>
  prisma.helpTopic.findMany({
    include: { department: { select: { id: true, name: true, archivedAt: true } } },
    orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, { nameKey: "asc" }],
  });

/** One help topic, archived or not; null when there is none with this id. */
export const findTopic = ({ prisma }: Database, id: number): Promise<HelpTopic | null> =>
  prisma.helpTopic.findUnique({ where: { id } });

/**
 * The help topics a ticket can be given, by name.
 * @param inUse one that is offered all the same when it is archived, because it is chosen already
 */
export const findTopicChoices = (
  { prisma }: Database,
  inUse: number | null = null,
): Promise<{ id: number; name: string }[]> =>
  prisma.helpTopic.findMany({
    where: { OR: [{ archivedAt: null }, { id: inUse ?? 0 }] },
    select: { id: true, name: true },
    orderBy: { nameKey: "asc" },
  });
