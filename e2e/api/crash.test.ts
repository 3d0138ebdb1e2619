import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createdId, open, sendJson } from "@/e2e/support/api";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";
import { type EmbeddedPostgres, startPostgres } from "@/scripts/postgres";
import { processStart } from "@/scripts/postgres/lock";
import { openFolder } from "@/scripts/postgres/place";
import { makeTemplate } from "@/scripts/test/template";

// A Postgres of its own: durable, and killed.

let folder: string;
let postgres: EmbeddedPostgres;
let server: TestServer;
let key: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "deskuss-crash-"));
  await openFolder(folder);
  postgres = await startPostgres({ dataFolder: folder, durable: true, tell: () => undefined });
  await makeTemplate(postgres.url);
  server = await startServer({ settings: NO_FLOOD_LIMITS, postgresUrl: postgres.url });
  key = (await server.key()).secret;
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
  await rm(postgres.folder, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/**
 * Sixteen clients that send one ticket after another, each with a subject of its own, until one is not answered.
 * @returns what was answered as it grows, and what was sent, which ends with the last client
 */
function load(name: string, headersFor: (subject: string) => Record<string, string>) {
  const answered = new Map<string, number>();
  const sent = new Set<string>();
  const client = async (who: number) => {
    for (let n = 0; ; n++) {
      const subject = `${name} ${who}-${n}`;
      sent.add(subject);
      const answer = await sendJson(server, { subject }, { key, headers: headersFor(subject) }).catch(
        () => null,
      );
      if (answer?.status !== 200) return;
      answered.set(subject, createdId(answer));
    }
  };
  const over = Promise.all(Array.from({ length: 16 }, (_, who) => client(who)));
  return { answered, sent, over };
}

/** kill -9, and waits until it is gone. */
async function killDatabase() {
  const file = path.join(postgres.folder, "postgres", "postmaster.pid");
  const pid = Number((await readFile(file, "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await until(() => processStart(pid) === undefined);
}

/** How often each subject is there. */
async function countBySubject(name: string): Promise<Map<string, number>> {
  const rows = await server.db.prisma.ticket.groupBy({
    by: ["subject"],
    where: { subject: { startsWith: `${name} ` } },
    _count: true,
  });
  return new Map(rows.map(({ subject, _count }) => [subject, _count]));
}

test("kill -9 of server and database under load loses no ticket that was answered, and doubles none", async () => {
  const { answered, sent, over } = load("plain", () => ({}));
  await until(() => answered.size > 150);
  server.kill();
  await killDatabase();
  await over;
  await postgres.revive();
  await server.restart();

  const counts = await countBySubject("plain");
  for (const [subject, id] of answered) {
    expect({ subject, count: counts.get(subject) }).toEqual({ subject, count: 1 });
    expect((await open(server, id)).ticket.subject).toBe(subject);
  }
  for (const [subject, count] of counts)
    expect({ subject, count, sent: sent.has(subject) }).toMatchObject({ count: 1, sent: true });
  expect((await sendJson(server, {}, { key })).status).toBe(200);
});

test("and who retries with his Idempotency-Key has every ticket exactly once", async () => {
  const headersFor = (subject: string) => ({ "Idempotency-Key": subject.replaceAll(" ", "-") });
  const { answered, sent, over } = load("retried", headersFor);
  await until(() => answered.size > 100);
  await killDatabase();
  server.kill();
  await over;
  await postgres.revive();
  await server.restart();

  for (const subject of sent) {
    const id = createdId(await sendJson(server, { subject }, { key, headers: headersFor(subject) }));
    expect(id).toBe(answered.get(subject) ?? id);
  }
  expect(await countBySubject("retried")).toEqual(new Map([...sent].map((subject) => [subject, 1])));
});

test("the server outlives its database and serves again when that is back", async () => {
  const { answered, over } = load("outlived", () => ({}));
  await until(() => answered.size > 20);
  await killDatabase();
  await over;
  const refused = await sendJson(server, {}, { key });
  expect(refused.status).toBe(500);
  expect(refused.text).not.toMatch(/ECONNREFUSED|postgres/i);
  await postgres.revive();
  await until(async () => (await sendJson(server, {}, { key })).status === 200);
  for (const [, id] of answered) await open(server, id);
});
