import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkVersion, connect, JOBS_SCHEMA, migrate } from "@/scripts/migrate";
import { schemaEngine } from "@/scripts/migrations/engine";
import { readMigrations } from "@/scripts/migrations/folder";

const quiet = () => undefined;
const name = `migrate_${randomBytes(6).toString("hex")}`;
let url: string;
let maintenance: Client;
let client: Client;

beforeAll(async () => {
  const base = new URL(process.env.TEST_POSTGRES_URL ?? "");
  maintenance = await connect(base.href);
  await maintenance.query(`CREATE DATABASE ${name}`);
  base.pathname = `/${name}`;
  url = base.href;
  client = await connect(url);
});

afterAll(async () => {
  await client.end();
  await maintenance.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await maintenance.end();
});

test("two processes at once apply every migration once", async () => {
  const known = (await readMigrations()).map((migration) => migration.name);
  const applied = await Promise.all([migrate(url, quiet), migrate(url, quiet)]);
  expect(applied.flat()).toEqual(known);
  const { rows } = await client.query("SELECT migration_name FROM _prisma_migrations ORDER BY started_at");
  expect(rows.map((row) => row.migration_name)).toEqual(known);
});

test("a database that has them all is left alone", async () => {
  expect(await migrate(url, quiet)).toEqual([]);
});

test("Prisma's own engine finds its history in order, and the schema as schema.prisma says", async () => {
  const file = path.resolve("prisma/schema.prisma");
  const datamodel = { path: file, content: await readFile(file, "utf8") };
  const engine = await schemaEngine(url, datamodel);
  const filters = { externalTables: [], externalEnums: [] };
  const migrationsList = {
    baseDir: path.resolve("prisma/migrations"),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
    shadowDbInitScript: "",
    migrationDirectories: (await readMigrations()).map((migration) => ({
      path: migration.name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: migration.script } },
    })),
  };
  expect(await engine.applyMigrations({ migrationsList, filters })).toEqual({ appliedMigrationNames: [] });
  const difference = await engine.diff({
    from: { tag: "schemaDatasource", files: [datamodel], configDir: path.dirname(file) },
    to: { tag: "schemaDatamodel", files: [datamodel] },
    script: true,
    exitCode: null,
    filters,
  });
  expect(difference.stdout).toContain("This is an empty migration");
});

test("a migration that was changed afterwards, or failed under another tool, stops with its name", async () => {
  const [first] = await readMigrations();
  await client.query("UPDATE _prisma_migrations SET checksum = 'another'");
  await expect(migrate(url, quiet)).rejects.toThrow(`Migration ${first?.name} was changed`);
  await client.query("UPDATE _prisma_migrations SET checksum = $1, finished_at = NULL", [first?.checksum]);
  await expect(migrate(url, quiet)).rejects.toThrow(`Migration ${first?.name} failed half-way`);
});

test("a server that is too old is refused in one line", () => {
  expect(() => checkVersion("150000")).not.toThrow();
  expect(() => checkVersion("180004")).not.toThrow();
  expect(() => checkVersion("140011")).toThrow("The database is Postgres 14, and Deskuss needs 15 or newer");
});

test("an unreachable server is one line without the password", async () => {
  const unreachable = connect("postgresql://ann:hidden@127.0.0.1:9/deskuss");
  await expect(unreachable).rejects.toThrow(/^The database at 127\.0\.0\.1:9\/deskuss can't be reached: .+$/);
});

test("the job queue's tables are those of the installed graphile-worker", async () => {
  const files = await readdir("node_modules/graphile-worker/sql");
  expect(Math.max(...files.map((file) => Number.parseInt(file, 10)))).toBe(JOBS_SCHEMA);
  const { rows } = await client.query("SELECT max(id)::int AS newest FROM graphile_worker.migrations");
  expect(rows).toEqual([{ newest: JOBS_SCHEMA }]);
});
