import "server-only";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import type { Staff, StaffSession } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/hash-secret";

/** "Last seen" is written at most this often. */
const SEEN_EVERY_MS = 60_000;

/** Who is behind a session. */
type SignedIn = Pick<Staff, "id" | "name" | "role" | "email">;

/** A session that is over, or whose owner was deactivated, is none. SQL, because every page and every news asks. */
const LIVE = `
  SELECT session.id, session.last_seen_at AS "lastSeenAt",
    json_build_object('id', staff.id, 'name', staff.name, 'role', staff.role, 'email', staff.email) AS staff
  FROM staff_session session JOIN staff ON staff.id = session.staff_id AND staff.deactivated_at IS NULL
  WHERE session.expires_at > now() AND session.`;

type LiveSession = Pick<StaffSession, "id" | "lastSeenAt"> & { staff: SignedIn };

/** The live session behind a token; null when it has expired or was revoked, or its owner was deactivated. */
export async function findSession({ pool, prisma }: Database, token: string): Promise<LiveSession | null> {
  const { rows } = await pool.query<LiveSession>(prepared(`${LIVE}token_hash = $1`, [hashSecret(token)]));
  const session = rows[0] ?? null;
  const now = new Date();
  if (session && now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await prisma.staffSession.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } });
  return session;
}

/** Whose session this still is; null when it has ended since. Looking does not count as being seen. */
export async function findLiveStaff(
  { pool }: Database,
  sessionId: number,
): Promise<Pick<Staff, "id" | "name" | "role"> | null> {
  const { rows } = await pool.query<LiveSession>(prepared(`${LIVE}id = $1`, [sessionId]));
  const staff = rows[0]?.staff;
  return staff ? { id: staff.id, name: staff.name, role: staff.role } : null;
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
