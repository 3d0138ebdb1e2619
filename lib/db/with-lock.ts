import "server-only";
import pg from "pg";
import type { Database } from "./client";

/**
 * Runs `work` while holding a lock of this name, which no other process then gets; null when somebody else has it. The
 * lock is that of a connection of its own: it ends with the process, however that ends, and takes none of the pool's.
 */
export async function withLock<T>(
  { pool }: Database,
  name: string,
  work: () => Promise<T>,
): Promise<T | null> {
  const client = new pg.Client(pool.options);
  // A connection that breaks is noticed by the next query on it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked",
      [name],
    );
    return rows[0]?.locked ? await work() : null;
  } finally {
    await client.end();
  }
}
