import "server-only";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import type { Staff, StaffSession } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/hash-secret";

/** "Last seen" is written at most this often. */
const SEEN_EVERY_MS = 60_000;

/** The live session behind a token; null when it has expired or was revoked, or its owner was deactivated. */
export async function findSession(
  { prisma }: Database,
  token: string,
): Promise<(StaffSession & { staff: Staff }) | null> {
  const now = new Date();
  const session = await prisma.staffSession.findUnique({
    where: {
      tokenHash: new Uint8Array(hashSecret(token)),
      expiresAt: { gt: now },
      staff: { deactivatedAt: null },
    },
    include: { staff: true },
  });
  if (session && now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await prisma.staffSession.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } });
  return session;
}

/** Whose session this still is; null when it has ended since. Looking does not count as being seen. */
export async function findLiveStaff(
  { prisma }: Database,
  sessionId: number,
): Promise<Pick<Staff, "id" | "name" | "role"> | null> {
  const session = await prisma.staffSession.findUnique({
    where: { id: sessionId, expiresAt: { gt: new Date() }, staff: { deactivatedAt: null } },
    select: { staff: { select: { id: true, name: true, role: true } } },
  });
  return session?.staff ?? null;
}

/** Ends one session by its token; nothing happens when it has ended already. */
export async function endSession({ prisma }: Database, token: string): Promise<void> {
  await prisma.staffSession.deleteMany({ where: { tokenHash: new Uint8Array(hashSecret(token)) } });
}

/** The acting member's sessions, the latest seen first. */
export async function listOwnSessions({ actor, db }: Context): Promise<StaffSession[]> {
  return db.prisma.staffSession.findMany({
    where: { staffId: ownId(actor), expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: "desc" },
  });
}

/** Ends one of the acting member's own sessions. Somebody else's is not found. */
export async function endOwnSession({ actor, db }: Context, id: number): Promise<void> {
  const { count } = await db.prisma.staffSession.deleteMany({ where: { id, staffId: ownId(actor) } });
  if (count === 0) throw new AppError("not_found", "This session has ended already.");
}

/** Signs the acting member out everywhere, this browser included. */
export async function endAllOwnSessions({ actor, db }: Context): Promise<void> {
  await db.prisma.staffSession.deleteMany({ where: { staffId: ownId(actor) } });
}

function ownId(actor: Context["actor"]): number {
  if (actor.type !== "staff") throw new AppError("forbidden", "Only staff have sessions.");
  return actor.id;
}
