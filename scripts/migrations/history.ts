import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import type { Migration } from "@/scripts/migrations/folder";
import { Stop } from "@/scripts/say";

/** A row of Prisma's own table, as far as it matters here. */
interface Row {
  name: string;
  checksum: string;
  finished: boolean;
}

/** Prisma's own statement, word for word: its command line works on this table as on one that it made. */
const CREATE_TABLE = `
CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

async function hasTable(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  return rows[0]?.found === true;
}

/** The migrations still to apply; stops when the history holds a failed one. */
export async function pending(client: Client, migrations: Migration[]): Promise<Migration[]> {
  if (!(await hasTable(client))) return migrations;
  const { rows } = await client.query<Row>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const failed = rows.find((row) => !row.finished);
  if (failed) {
    throw new Stop(
      `Migration ${failed.name} failed half-way under another tool: settle it with 'npx prisma migrate resolve', then start again.`,
    );
  }
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const edited = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (edited) {
    throw new Stop(
      `Migration ${edited.name} was changed after this database got it: put the file back as it was.`,
    );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Makes Prisma's table when this is an empty database. */
export async function ensureTable(client: Client): Promise<void> {
  if (!(await hasTable(client))) await client.query(CREATE_TABLE);
}

/** Applies one migration and records it, both or neither. */
export async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    const started = new Date();
    await client.query(migration.script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, $4, 1)`,
      [randomUUID(), migration.checksum, migration.name, started],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
