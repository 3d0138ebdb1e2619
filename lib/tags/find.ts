import "server-only";
import type { Database } from "@/lib/db/client";

/** More than anybody reads through; whoever types finds the others by searching for tickets. */
const MOST = 1_000;

/** The tags there are, by name. */
export const findTags = ({ prisma }: Database): Promise<{ id: number; name: string }[]> =>
  prisma.tag.findMany({ select: { id: true, name: true }, orderBy: { nameKey: "asc" }, take: MOST });
