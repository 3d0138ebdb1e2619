import "server-only";
import type { Database } from "@/lib/db/client";
import { deleteGone } from "@/lib/presence/clean-up";
import { IDEMPOTENCY_HOURS } from "@/lib/tickets/once";

/** Deletes what has run out: sessions, one-time links, sign-in counters, Idempotency-Keys and who looked at a ticket. */
export async function deleteExpired(db: Database, now: Date): Promise<string> {
  const { prisma } = db;
  const gone = { lt: now };
  const [sessions, links, , keys] = await prisma.$transaction([
    prisma.staffSession.deleteMany({ where: { expiresAt: gone } }),
    prisma.staff.updateMany({
      where: { inviteExpiresAt: gone },
      data: { inviteHash: null, inviteExpiresAt: null },
    }),
    prisma.signInAttempts.deleteMany({ where: { expire: gone } }),
    prisma.idempotencyRecord.deleteMany({
      where: { createdAt: { lt: new Date(now.getTime() - IDEMPOTENCY_HOURS * 3_600_000) } },
    }),
  ]);
  await deleteGone(db, now);
  return `Sessions deleted: ${sessions.count}, one-time links: ${links.count}, Idempotency-Keys: ${keys.count}`;
}
