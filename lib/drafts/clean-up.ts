import "server-only";
import type { Database } from "@/lib/db/client";
import { settings } from "@/lib/settings/read";

/** Deletes drafts that nobody has touched for as long as the setting says, with their files. */
export async function deleteOldDrafts(db: Database, now: Date): Promise<string> {
  const { draftRetentionDays } = await settings.get(db);
  const before = new Date(now.getTime() - draftRetentionDays * 86_400_000);
  const { count } = await db.prisma.draft.deleteMany({ where: { updatedAt: { lt: before } } });
  return `Drafts deleted: ${count}`;
}
