import { randomBytes } from "node:crypto";
import pg from "pg";
import { createApiKey } from "@/lib/api-keys/create";
import type { Scope } from "@/lib/api-keys/scopes";
import type { Context, Role } from "@/lib/context";
import { connect, type Database } from "@/lib/db/client";
import type { Settings } from "@/lib/settings/schema";
import { hashPassword } from "@/lib/staff/password";
import { freePort } from "@/scripts/postgres/state";
import { type Served, serve } from "@/scripts/start/serve";

/** The administrator of every test's help desk; see scripts/test/template.ts. */
export const ADMIN = { email: "admin@example.com", password: "correct horse battery staple" };

const SECRET = "a secret for tests, of no use to anybody";

/** Gives this process, and those it starts, the environment of a server on this database. */
export function actAsServer(databaseUrl: string): void {
  process.env.DATABASE_URL = databaseUrl;
  process.env.NEXTAUTH_SECRET = SECRET;
}

/** A built help desk of a test's own, on a database of its own. */
export type TestServer = {
  url: string;
  db: Database;
  databaseUrl: string;
  /** For calling verbs directly: the system acting on this database. */
  system: Context;
  /** Makes a key, with both permissions unless told otherwise. */
  key(scopes?: Scope[]): Promise<{ id: number; secret: string }>;
  /** Adds a member of staff with a password. */
  staff(role: Role, name?: string): Promise<{ id: number; email: string; password: string }>;
  /** Everything the server has printed. */
  output(): string;
  /** The server process, for those who measure it. */
  pid(): number;
  /** Stops the server and drops the database. */
  stop(): Promise<void>;
  /** kill -9, or another signal; `restart` brings it back on the same database and address. */
  kill(signal?: NodeJS.Signals): void;
  restart(): Promise<void>;
};

type Options = {
  settings?: Partial<Settings>;
  env?: Record<string, string>;
  /** A Postgres of the test's own, with the template made; see scripts/test/template.ts. */
  postgresUrl?: string | undefined;
};

/** Flood detection sits in the way of tests that make many calls on purpose. */
export const NO_FLOOD_LIMITS: Partial<Settings> = {
  floodRefusedPerMinute: 0,
  floodAcceptedPerSecond: 0,
  loopMails: 0,
};

/**
 * Starts a help desk for a test file: a copy of the migrated template database, and the built server on a free port.
 * Needs what `npm test` provides: a build, and TEST_POSTGRES_URL.
 */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const { settings = {}, env = {}, postgresUrl } = options;
  const { url: databaseUrl, drop } = await makeDatabase("TEMPLATE deskuss_template", postgresUrl);
  const db = connect(databaseUrl, 4);
  for (const [key, value] of Object.entries(settings))
    await db.prisma.setting.create({ data: { key, value } });

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = { host: "127.0.0.1", port, dataDir: "", databaseUrl, publicUrl: url, localUrl: url };
  let printed = "";
  const start = () =>
    serve(config, {
      databaseUrl,
      secret: SECRET,
      development: false,
      env: { DISABLE_INTERNAL_CRON: "1", ...env },
      onOutput: (text) => {
        printed += text;
      },
    });
  let served: Served = await start();
  const system: Context = { actor: { type: "system", task: "test" }, db, ip: null };
  return {
    url,
    db,
    databaseUrl,
    system,
    key: (scopes = ["tickets:create", "cron:run"]) =>
      createApiKey(system, { label: `Test ${randomBytes(3).toString("hex")}`, scopes }),
    async staff(role, name = "Sam Staff") {
      const email = `staff-${randomBytes(4).toString("hex")}@example.com`;
      const { id } = await db.prisma.staff.create({
        data: { email, name, role, passwordHash: await hashPassword(ADMIN.password) },
      });
      return { id, email, password: ADMIN.password };
    },
    output: () => printed,
    pid: () => served.pid,
    async stop() {
      await served.stop();
      await db.prisma.$disconnect();
      await db.pool.end();
      await drop();
    },
    kill: (signal = "SIGKILL") => process.kill(served.pid, signal),
    async restart() {
      await served.ended;
      served = await start();
    },
  };
}

/** A database of a test's own, empty unless `like` says after which it is made. */
export async function makeDatabase(
  like = "",
  postgresUrl = process.env.TEST_POSTGRES_URL,
): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!postgresUrl) throw new Error("TEST_POSTGRES_URL is not set: run the tests with npm test");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(postgresUrl, `CREATE DATABASE ${name} ${like}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(postgresUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function administer(postgresUrl: string, statement: string): Promise<void> {
  const url = new URL(postgresUrl);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
