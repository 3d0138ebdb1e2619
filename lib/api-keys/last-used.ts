import "server-only";
import type { Database } from "@/lib/db/client";
import { log } from "@/lib/logs/write";
import { onShutdown } from "@/lib/shutdown";

type Stamp = { at: Date; ip: string | null };
type Stamps = { waiting: Map<number, Stamp>; timer: NodeJS.Timeout | null };

const holder = globalThis as typeof globalThis & { deskussStamps?: WeakMap<Database, Stamps> };
/** A busy key's row is written at most this often, so that its requests do not queue on one row lock. */
const EVERY_MS = 1_000;

/** Notes that a key was used; stored within a second, without the caller waiting for it. */
export function stampLastUsed(db: Database, keyId: number, ip: string | null): void {
  const stamps = stampsOf(db);
  stamps.waiting.set(keyId, { at: new Date(), ip });
  stamps.timer ??= setTimeout(() => void flushLastUsed(db), EVERY_MS);
}

/** Stores the stamps that wait. Called before the list of keys is read, so that it shows the last request. */
export async function flushLastUsed(db: Database): Promise<void> {
  const stamps = stampsOf(db);
  if (stamps.timer) clearTimeout(stamps.timer);
  stamps.timer = null;
  const waiting = [...stamps.waiting];
  stamps.waiting.clear();
  if (waiting.length === 0) return;
  try {
    await db.pool.query({
      name: "stamp-api-keys",
      text: `UPDATE api_key SET last_used_at = stamp.at, last_used_ip = stamp.ip
        FROM unnest($1::int[], $2::timestamptz[], $3::text[]) AS stamp(id, at, ip)
        WHERE api_key.id = stamp.id AND (last_used_at IS NULL OR last_used_at <= stamp.at)`,
      values: [waiting.map(([id]) => id), waiting.map(([, { at }]) => at), waiting.map(([, { ip }]) => ip)],
    });
  } catch (error) {
    void log(db, {
      level: "error",
      area: "api",
      message: "“Last used” of API keys could not be stored",
      details: { cause: String(error) },
    });
  }
}

function stampsOf(db: Database): Stamps {
  holder.deskussStamps ??= new WeakMap();
  const known = holder.deskussStamps.get(db);
  if (known) return known;
  const stamps: Stamps = { waiting: new Map(), timer: null };
  holder.deskussStamps.set(db, stamps);
  onShutdown(() => flushLastUsed(db));
  return stamps;
}
