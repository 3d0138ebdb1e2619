import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "@/e2e/support/until";
import { freePort } from "@/scripts/postgres/state";

const run = promisify(execFile);

let folder: string;
let dataDir: string;
let port: number;
const started: Start[] = [];

type Start = { child: ChildProcess; output: () => string; ended: Promise<number> };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "deskuss-start-"));
  // Postgres runs as a user of its own when the tests run as root, and must get here.
  await chmod(folder, 0o755);
  dataDir = path.join(folder, "data");
  port = await freePort();
});

afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill("SIGTERM");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

/** Runs what `npm start` runs, with nothing in the environment but these variables. */
function start(env: Record<string, string> = {}): Start {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that a test can kill all of it at once.
    detached: true,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk;
    });
  const ended = once(child, "exit").then(([code]) => Number(code));
  const made = { child, output: () => printed, ended };
  started.push(made);
  return made;
}

/** Runs another of the README's commands beside the server. */
const command = (...words: string[]) =>
  run(process.execPath, ["scripts/run.mjs", ...words], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: dataDir,
      NODE_ENV: "production",
    },
  });

const isReady = ({ output }: Start) => output().includes("Deskuss is ready");
const postmasterPid = () => path.join(dataDir, "postgres", "postmaster.pid");
const url = () => `http://127.0.0.1:${port}`;

/** The last line of what a start that gave up has said. */
const lastLine = ({ output }: Pick<Start, "output">) => output().trim().split("\n").at(-1) ?? "";

let curl = "";

test("the very first start tells a sign-in and a curl line that creates the first ticket", async () => {
  const first = start();
  await until(() => isReady(first), 60);
  expect(first.output()).toMatch(/Sign in as +admin@example\.com\n/);
  expect(first.output()).toMatch(/with password +\S{16,}/);
  curl = /^curl -X POST http:\/\/127\.0\.0\.1:.*$/m.exec(first.output())?.[0] ?? "false";
  const { stdout } = await run("sh", ["-c", curl]);
  expect(JSON.parse(stdout)).toMatchObject({ id: 1001, number: "#1001" });

  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  await expect(fetch(`${url()}/api/health`)).rejects.toThrow();
  // Postgres is down as well: nothing holds its data folder.
  await expect(readFile(postmasterPid())).rejects.toThrow();
}, 90_000);

test("a lost administrator gets back in with a one-time link", async () => {
  const running = start();
  await until(() => isReady(running), 30);
  const { stdout } = await command("staff-link", "Admin@example.com");
  const page = await fetch(stdout.trim().split("\n").at(-1) ?? "");
  expect(await page.text()).toContain("Set your password");
  await expect(command("staff-link", "nobody@example.com")).rejects.toMatchObject({
    stderr: expect.stringContaining("nobody@example.com"),
  });
  running.child.kill("SIGTERM");
  expect(await running.ended).toBe(0);
}, 60_000);

test("a later start keeps everything and tells no secret; Ctrl-C stops it", async () => {
  const later = start();
  await until(() => isReady(later), 30);
  expect(later.output()).not.toContain("password");
  const { stdout } = await run("sh", ["-c", curl]);
  expect(JSON.parse(stdout)).toMatchObject({ number: "#1002" });
  later.child.kill("SIGINT");
  expect(await later.ended).toBe(0);
}, 60_000);

/** kill -9 of the server and its helpers; Postgres, which has a process group of its own, only when told. */
async function killAll({ child, ended }: Start, alsoPostgres: boolean): Promise<void> {
  const postmaster = Number((await readFile(postmasterPid(), "utf8")).split("\n")[0]);
  if (!child.pid || !postmaster) throw new Error("There is nothing to kill");
  process.kill(-child.pid, "SIGKILL");
  if (alsoPostgres) process.kill(postmaster, "SIGKILL");
  await ended;
}

test("after a kill -9 the next start recovers by itself, whether Postgres was killed as well or not", async () => {
  for (const [alsoPostgres, number] of [
    [false, "#1003"],
    [true, "#1004"],
  ] as const) {
    const killed = start();
    await until(() => isReady(killed), 30);
    const { stdout } = await run("sh", ["-c", curl]);
    expect(JSON.parse(stdout)).toMatchObject({ number });
    await killAll(killed, alsoPostgres);
  }
  const next = start();
  await until(() => isReady(next), 30);
  const { stdout } = await run("sh", ["-c", curl]);
  // Postgres may skip numbers after a crash; what was answered is there all the same.
  expect(JSON.parse(stdout).id).toBeGreaterThan(1004);

  const second = start({ PORT: String(await freePort()) });
  expect(await second.ended).not.toBe(0);
  expect(lastLine(second)).toContain("already runs on");

  next.child.kill("SIGTERM");
  expect(await next.ended).toBe(0);
}, 90_000);

test("the demo fills in tickets to look at, running or not", async () => {
  const { stdout } = await command("demo");
  expect(stdout).toContain("Creating 320 tickets");
  expect(lastLine({ output: () => stdout })).toContain("Done.");
}, 90_000);

test("a busy port is one clear line", async () => {
  const holder = createServer().listen(port, "127.0.0.1");
  await once(holder, "listening");
  const refused = start();
  expect(await refused.ended).not.toBe(0);
  expect(refused.output().trim().split("\n")).toEqual([expect.stringContaining(`Port ${port} is taken`)]);
  holder.close();
  await once(holder, "close");
}, 30_000);

test("a data folder that can't be written is one clear line", async () => {
  const file = path.join(folder, "a-file");
  await writeFile(file, "");
  const refused = start({ DATA_DIR: path.join(file, "data") });
  expect(await refused.ended).not.toBe(0);
  expect(refused.output().trim().split("\n")).toEqual([expect.stringContaining(path.join(file, "data"))]);
}, 30_000);

test("an unreachable database is one clear line, without its password", async () => {
  const nobody = await freePort();
  const refused = start({
    DATABASE_URL: `postgresql://deskuss:hush-hush@127.0.0.1:${nobody}/deskuss`,
    NEXTAUTH_SECRET: "x".repeat(40),
  });
  expect(await refused.ended).not.toBe(0);
  expect(lastLine(refused)).toContain(`127.0.0.1:${nobody}`);
  expect(refused.output()).not.toContain("hush-hush");
}, 30_000);

test("a missing secret stops the start and says how to make one", async () => {
  const refused = start({ DATABASE_URL: "postgresql://deskuss@127.0.0.1/deskuss" });
  expect(await refused.ended).not.toBe(0);
  expect(refused.output().trim().split("\n")).toEqual([
    expect.stringMatching(/NEXTAUTH_SECRET.*openssl rand/),
  ]);
}, 30_000);

test("boots from .env.example as it stands, on a database of one's own", async () => {
  const example = await readFile(".env.example", "utf8");
  const variables = Object.fromEntries(
    [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
  const name = `start_${process.pid}`;
  const admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const database = new URL(process.env.TEST_POSTGRES_URL ?? "");
  database.pathname = `/${name}`;
  const booted = start({
    ...variables,
    PORT: String(port),
    DATABASE_URL: database.href,
    NEXTAUTH_SECRET: "a secret for tests, of no use to anybody",
  });
  await until(() => isReady(booted), 60);
  expect((await fetch(`${url()}/sign-in`)).status).toBe(200);
  booted.child.kill("SIGTERM");
  expect(await booted.ended).toBe(0);
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
}, 90_000);
