import "server-only";
import type { Database } from "@/lib/db/client";
import { settings } from "@/lib/settings/read";

/** Deletes log entries older than the retention setting. */
export async function deleteOldLogs(db: Database, now: Date): Promise<string> {
  const { logRetentionDays } = await settings.get(db);
  const before = new Date(now.getTime() - logRetentionDays * 86_400_000);
  const { count } = await db.prisma.logEntry.deleteMany({ where: { at: { lt: before } } });
  return `Log entries deleted: ${count}`;
}
