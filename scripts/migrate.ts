import pg from "pg";
import { readMigrations } from "@/scripts/migrations/folder";
import { apply, ensureTable, pending } from "@/scripts/migrations/history";
import { messageOf, type Say, Stop } from "@/scripts/say";

/** Prisma's own advisory lock: `prisma migrate deploy` and this script wait for each other. */
const LOCK = 72_707_369;
const OLDEST_POSTGRES = 15;
/** The newest of graphile-worker's own migrations; a test compares it with what is installed. */
export const JOBS_SCHEMA = 20;

/** Says in one line that a server is too old; `versionNumber` is Postgres' own `server_version_num` (150004). */
export function checkVersion(versionNumber: string): void {
  const major = Math.floor(Number(versionNumber) / 10_000);
  if (major >= OLDEST_POSTGRES) return;
  throw new Stop(
    `The database is Postgres ${major}, and Deskuss needs ${OLDEST_POSTGRES} or newer: upgrade it first.`,
  );
}

/** Where a URL leads, without its password. */
function placeOf(databaseUrl: string): string {
  try {
    const { host, pathname } = new URL(databaseUrl);
    return `${host}${pathname}`;
  } catch {
    throw new Stop("DATABASE_URL is not a URL: it looks like postgresql://user:password@host:5432/deskuss");
  }
}

/** Opens one connection, or says in one line within a few seconds why there is none. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const place = placeOf(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  // The server may go away at any moment; the query that runs then fails by itself.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Stop(`The database at ${place} can't be reached: ${messageOf(error)}`);
  }
  return client;
}

/** Whether the job queue's own tables (docs/decisions/0018) are those of the installed graphile-worker. */
async function hasNewestJobs(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query<{ made: boolean }>(
    "SELECT to_regclass('graphile_worker.migrations') IS NOT NULL AS made",
  );
  if (!tables[0]?.made) return false;
  const { rows } = await client.query<{ newest: number }>(
    "SELECT coalesce(max(id), 0)::int AS newest FROM graphile_worker.migrations",
  );
  return (rows[0]?.newest ?? 0) >= JOBS_SCHEMA;
}

/**
 * Brings a database to the newest schema and answers the names of the migrations that were applied.
 *
 * Each migration and its row in `_prisma_migrations` are one transaction. Prisma's engine through a driver adapter
 * would cut the script at every semicolon and commit piece by piece, so a kill in between would leave half of it.
 */
export async function migrate(databaseUrl: string, onProgress: Say): Promise<string[]> {
  const [migrations, client] = await Promise.all([readMigrations(), connect(databaseUrl)]);
  try {
    const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
    checkVersion(rows[0]?.server_version_num ?? "0");
    if ((await pending(client, migrations)).length === 0 && (await hasNewestJobs(client))) return [];
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await ensureTable(client);
    // Asked again: another process may have applied them while this one waited.
    const todo = await pending(client, migrations);
    for (const migration of todo) {
      onProgress(`Applying migration ${migration.name}`);
      await apply(client, migration);
    }
    if (!(await hasNewestJobs(client))) {
      // Loaded only now: most starts have nothing to do.
      const { migrateJobs } = await import("@/lib/jobs/migrate");
      await migrateJobs(databaseUrl);
    }
    return todo.map(({ name }) => name);
  } finally {
    // Gives the lock back too.
    await client.end();
  }
}
