import "server-only";
import type { Database } from "@/lib/db/client";
import { GONE_AFTER_SECONDS } from "@/lib/tickets/present-sql";

/** Forgets who had a ticket open and never said goodbye: closed laptops, lost connections. */
export async function deleteGone({ prisma }: Database, now: Date): Promise<number> {
  const { count } = await prisma.presence.deleteMany({
    where: { seenAt: { lt: new Date(now.getTime() - GONE_AFTER_SECONDS * 1_000) } },
  });
  return count;
}
