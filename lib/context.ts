import type { Database } from "./db/client";

export const ROLES = ["agent", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** Who is doing this. Each door (session, key, clock) makes one; the domain only reads it. */
export type Actor =
  | { type: "staff"; id: number; name: string; role: Role }
  | { type: "apiKey"; id: number; label: string; scopes: ReadonlySet<string> }
  | { type: "system"; task: string };

/** What every verb is called with. */
export type Context = {
  actor: Actor;
  db: Database;
  /** The caller's address; null for the system. */
  ip: string | null;
  /** The caller's Idempotency-Key with the SHA-256 of what it was sent with. */
  idempotency?: { key: string; requestHash: Uint8Array };
};
