import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "@/e2e/support/until";
import { connect } from "@/scripts/migrate";
import { type EmbeddedPostgres, startPostgres } from "@/scripts/postgres";
import { processStart } from "@/scripts/postgres/lock";

const quiet = () => undefined;
let dataFolder: string;
const start = () => startPostgres({ dataFolder, tell: quiet });

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = await connect(url);
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

let server: EmbeddedPostgres;
beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), "deskuss-postgres-"));
  // Its user is another one when the tests run as root.
  await chmod(dataFolder, 0o755);
  server = await start();
  await ask(server.url, "CREATE TABLE kept AS SELECT 1 AS one");
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

test("a second start on the same folder is refused and does no harm", async () => {
  await expect(start()).rejects.toThrow(`Deskuss already runs on ${dataFolder} (process ${process.pid})`);
  expect(await ask(server.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("a killed server is revived at the same address", async () => {
  process.kill(server.pid, "SIGKILL");
  await until(() => processStart(server.pid) === undefined);
  await server.revive();
  expect(await ask(server.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("what a killed owner left, its server and its lock, does not stop the next start", async () => {
  const lock = path.join(dataFolder, "deskuss.lock");
  // As if this process had been killed: the lock names one that is gone, and the server still runs.
  await writeFile(lock, JSON.stringify({ pid: 1, started: "long ago", token: "theirs" }));
  const url = server.url;
  server = await start();
  expect(server.url).toBe(url);
  expect(await ask(server.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("a pid file whose number belongs to another program by now does not stop the next start", async () => {
  await server.stop();
  const pidFile = path.join(server.folder, "postgres", "postmaster.pid");
  await writeFile(pidFile, `${process.pid}\n${server.folder}/postgres\n1700000000\n5432\n\n127.0.0.1\n`);
  server = await start();
  expect(await ask(server.url, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("its words are letters of every language, and errors' statements are not kept in its log", async () => {
  const sql =
    "SELECT to_tsvector('simple', 'CAFÉ—bar ÖL') @@ to_tsquery('simple', 'café & bar & öl') AS found";
  expect(await ask(server.url, sql)).toEqual([{ found: true }]);
  await expect(ask(server.url, "SELECT 'ann@example.com' FROM nowhere")).rejects.toThrow();
  const log = await readFile(path.join(server.folder, "postgres", "server.log"), "utf8");
  expect(log).not.toContain("ann@example.com");
});

test("a stopped server leaves no process and no lock", async () => {
  await server.stop();
  expect(processStart(server.pid)).toBeUndefined();
  expect(await readdir(dataFolder)).not.toContain("deskuss.lock");
});
