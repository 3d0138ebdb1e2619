import type { Role } from "@/lib/context";

/** Where an account stands: it works, waits for its one-time link to be used, or is shut. */
export type StaffState = "active" | "invited" | "link_expired" | "deactivated";

/** A member of staff as the list shows one. */
export type ListedStaff = {
  id: number;
  name: string;
  email: string;
  role: Role;
  state: StaffState;
  lastSignInAt: Date | null;
  /** Until when the latest one-time link works; null when none waits. */
  linkExpiresAt: Date | null;
  /** Names of the departments they work in; none: all. */
  departments: string[];
};

type Account = { passwordHash: string | null; inviteExpiresAt: Date | null; deactivatedAt: Date | null };

/** The state of an account at `now`. A link made for somebody with a password (a reset) leaves it active. */
export function staffState({ passwordHash, inviteExpiresAt, deactivatedAt }: Account, now: Date): StaffState {
  if (deactivatedAt) return "deactivated";
  if (passwordHash !== null) return "active";
  // The clean-up forgets links that have run out, so none at all means the same.
  return inviteExpiresAt && inviteExpiresAt > now ? "invited" : "link_expired";
}
