import "server-only";
import type { Database } from "@/lib/db/client";
import { hashSecret } from "@/lib/hash-secret";

export type KnownKey = { id: number; label: string; scopes: string[]; revoked: boolean };

/** The key with this secret, revoked or not; null when there is none. One look-up in a unique index. */
export async function identifyApiKey({ pool }: Database, secret: string): Promise<KnownKey | null> {
  const { rows } = await pool.query<KnownKey>({
    name: "identify-api-key",
    text: "SELECT id, label, scopes, revoked_at IS NOT NULL AS revoked FROM api_key WHERE hash = $1",
    values: [hashSecret(secret)],
  });
  return rows[0] ?? null;
}
