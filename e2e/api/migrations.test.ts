import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDatabase } from "@/e2e/support/server";
import { connect } from "@/lib/db/client";
import { firstStart } from "@/lib/setup/first-start";
import { migrate } from "@/scripts/migrate";
import { differenceTo } from "@/scripts/migrations/difference";
import { readMigrations } from "@/scripts/migrations/folder";

let database: Awaited<ReturnType<typeof makeDatabase>>;
beforeAll(async () => {
  database = await makeDatabase();
});
afterAll(() => database.drop());

const quiet = () => undefined;

async function query<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

test("two starts at once apply every migration once", async () => {
  const applied = await Promise.all([migrate(database.url, quiet), migrate(database.url, quiet)]);
  const names = (await readMigrations()).map(({ name }) => name);
  expect(applied.flat()).toEqual(names);
  expect(await query("SELECT migration_name FROM _prisma_migrations ORDER BY 1")).toEqual(
    names.map((name) => ({ migration_name: name })),
  );
});

test("they make exactly what schema.prisma says", async () => {
  expect(await differenceTo(database.url)).toBe("");
});

test("a difference would be seen", async () => {
  await query("ALTER TABLE ticket ADD COLUMN forgotten text; DROP INDEX log_entry_at_idx");
  const script = await differenceTo(database.url);
  expect(script).toContain('DROP COLUMN "forgotten"');
  expect(script).toContain("log_entry_at_idx");
  await query("ALTER TABLE ticket DROP COLUMN forgotten; CREATE INDEX log_entry_at_idx ON log_entry (at)");
});

test("applying them again to a help desk in use is harmless", async () => {
  const db = connect(database.url, 1);
  await firstStart(db);
  const rows = () =>
    query("SELECT (SELECT count(*) FROM staff) staff, (SELECT count(*) FROM department) departments");
  const before = await rows();
  expect(await migrate(database.url, quiet)).toEqual([]);
  expect(await rows()).toEqual(before);
  expect(await differenceTo(database.url)).toBe("");
  await db.prisma.$disconnect();
  await db.pool.end();
});

test("a migration that was edited after it was applied is refused", async () => {
  await query("UPDATE _prisma_migrations SET checksum = 'x'");
  await expect(migrate(database.url, quiet)).rejects.toThrow(/was changed after this database got it/);
});
