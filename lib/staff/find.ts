import "server-only";
import type { Database } from "@/lib/db/client";
import { type ListedStaff, staffState } from "./state";

/** Everybody who is or was staff: those who can work first, each group by name. */
export async function listStaff({ prisma }: Database, now = new Date()): Promise<ListedStaff[]> {
  const rows = await prisma.staff.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      passwordHash: true,
      inviteExpiresAt: true,
      deactivatedAt: true,
      lastSignInAt: true,
    },
  });
  const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  return rows
    .map(({ passwordHash, inviteExpiresAt, deactivatedAt, ...shown }) => ({
      ...shown,
      state: staffState({ passwordHash, inviteExpiresAt, deactivatedAt }, now),
      linkExpiresAt: inviteExpiresAt && inviteExpiresAt > now ? inviteExpiresAt : null,
    }))
    .sort(
      (one, other) =>
        Number(one.state === "deactivated") - Number(other.state === "deactivated") ||
        byName.compare(one.name, other.name) ||
        one.id - other.id,
    );
}
