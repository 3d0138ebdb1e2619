import "server-only";
import type { Database } from "@/lib/db/client";
import type { CannedResponse } from "@/lib/db/generated/client";

export type ListedCannedResponse = CannedResponse & {
  department: { id: number; name: string; archivedAt: Date | null } | null;
};

/** Every canned response by name, the archived ones last. */
export const findCannedResponses = ({ prisma }: Database): Promise<ListedCannedResponse[]> =>
  prisma.cannedResponse.findMany({
    include: { department: { select: { id: true, name: true, archivedAt: true } } },
    orderBy: [{ archivedAt: { sort: "desc", nulls: "first" } }, { nameKey: "asc" }],
  });

/** One canned response, archived or not; null when there is none with this id. */
export const findCannedResponse = ({ prisma }: Database, id: number): Promise<CannedResponse | null> =>
  prisma.cannedResponse.findUnique({ where: { id } });
