import "server-only";
import { randomBytes } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/hash-secret";
import { log } from "@/lib/logs/write";
import { verifyPassword } from "./password";

/** Days after which a browser must sign in again. */
export const SESSION_DAYS = 14;
const DAY = 86_400_000;

export type Visitor = { ip: string | null; userAgent: string | null };
export type SignedIn = { staffId: number; name: string; sessionToken: string };

/**
 * Signs a member of staff in and opens a session that the server can revoke. The answer to a wrong password, an
 * unknown address and a deactivated account is the same, and takes the same time.
 * @returns null when address and password do not go together
 * @throws AppError rate_limited after five wrong passwords in a minute for this account from this address
 */
export async function signIn(
  db: Database,
  email: string,
  password: string,
  visitor: Visitor,
): Promise<SignedIn | null> {
  const account = email.trim().toLowerCase();
  const who = `${account}|${visitor.ip ?? "unknown"}`.slice(0, 400);
  // Counted before the slow hash and given back on success, so that many guesses at once are not all let through.
  await spend(db, who, visitor);
  const staff = await db.prisma.staff.findUnique({ where: { email: account } });
  const matches = await verifyPassword(staff?.passwordHash, password.slice(0, 200));
  if (!staff || !matches || staff.deactivatedAt) return null;
  await wrongPasswords(db).delete(who);
  const sessionToken = randomBytes(32).toString("base64url");
  await db.prisma.staff.update({
    where: { id: staff.id },
    data: {
      lastSignInAt: new Date(),
      sessions: {
        create: {
          tokenHash: new Uint8Array(hashSecret(sessionToken)),
          expiresAt: new Date(Date.now() + SESSION_DAYS * DAY),
          ip: visitor.ip,
          userAgent: visitor.userAgent?.slice(0, 300) ?? null,
        },
      },
    },
  });
  return { staffId: staff.id, name: staff.name, sessionToken };
}

async function spend(db: Database, who: string, visitor: Visitor): Promise<void> {
  try {
    await wrongPasswords(db).consume(who);
    await fromOneAddress(db).consume(visitor.ip ?? "unknown");
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    void log(db, {
      level: "warning",
      area: "auth",
      message: "Too many wrong passwords; sign-in has to wait",
      ip: visitor.ip,
    });
    throw new AppError("rate_limited", `Too many attempts. Wait ${retryAfter} s, then try again.`, {
      retryAfter,
    });
  }
}

const limiter = (keyPrefix: string, points: number) => {
  const limiters = new WeakMap<Database, RateLimiterPrisma>();
  return (db: Database) => {
    const known = limiters.get(db);
    if (known) return known;
    const made = new RateLimiterPrisma({
      storeClient: db.prisma,
      tableName: "signInAttempts",
      keyPrefix,
      points,
      duration: 60,
    });
    limiters.set(db, made);
    return made;
  };
};

const wrongPasswords = limiter("password", 5);
/** One address guessing at many accounts. */
const fromOneAddress = limiter("address", 60);
