import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Answer, call, createdId, jsonError, open, sendJson } from "@/e2e/support/api";
import { findLogs } from "@/e2e/support/logs";
import { ADMIN, NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";
import { findTasks } from "@/lib/cron/find";
import { findLogEntries } from "@/lib/logs/find";
import { LogQuery } from "@/lib/logs/schema";

const NAMES = [
  "overdue-check",
  "pending-check",
  "search-index",
  "log-cleanup",
  "draft-cleanup",
  "orphan-file-cleanup",
  "expired-session-cleanup",
  "table-optimization",
];
const SECRET = "a cron secret for tests";
const DAY = 86_400_000;

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: { ...NO_FLOOD_LIMITS, logRetentionDays: 30 } });
  key = (await server.key(["cron:run", "tickets:create"])).secret;
});
afterAll(() => server.stop());

const Report = z.strictObject({
  tasks: z.array(
    z.strictObject({
      name: z.string(),
      outcome: z.enum(["ok", "failed", "skipped"]),
      summary: z.string(),
      durationMs: z.number().int().min(0),
    }),
  ),
});

/** The reports of a 200 by task. */
function reports({ status, text }: Answer) {
  expect({ status, text }).toMatchObject({ status: 200 });
  const { tasks } = Report.parse(JSON.parse(text));
  return Object.fromEntries(tasks.map((task) => [task.name, task]));
}

const outcomes = (answer: Answer) => Object.values(reports(answer)).map(({ outcome }) => outcome);
const run = () => call(server, "/api/tasks/cron", { key });

/** Makes every task due at once. */
beforeEach(() => server.db.prisma.taskRun.deleteMany());

describe("POST", () => {
  test("answers 200 with every task's outcome", async () => {
    const answer = await run();
    expect(Object.keys(reports(answer))).toEqual(NAMES);
    expect(outcomes(answer)).toEqual(NAMES.map(() => "ok"));
  });

  test("skips what is not due yet, and says until when", async () => {
    await run();
    const again = reports(await run());
    for (const name of NAMES) {
      expect(again[name]?.outcome).toBe("skipped");
      expect(again[name]?.summary).toMatch(/^not due until 20/);
    }
  });

  test("needs no body and minds none", async () => {
    expect((await call(server, "/api/tasks/cron", { key, body: "{" })).status).toBe(200);
  });

  test("needs a key with Cron Execution", async () => {
    expect((await call(server, "/api/tasks/cron")).status).toBe(401);
    const { secret } = await server.key(["tickets:create"]);
    const answer = await call(server, "/api/tasks/cron", { key: secret });
    expect(answer.status).toBe(403);
    expect(jsonError(answer).message).toContain("Cron Execution");
    expect(await server.db.prisma.taskRun.count()).toBe(0);
  });

  test("shows in System → Scheduled tasks", async () => {
    const before = Date.now();
    await run();
    for (const task of await findTasks(server.db)) {
      expect(task.state).toBe("ok");
      expect(task.lastStartedAt?.getTime()).toBeGreaterThanOrEqual(before);
      const wait = (task.nextAt?.getTime() ?? 0) - before;
      expect(Math.round(wait / 60_000)).toBe(task.everyMinutes);
    }
  });
});

describe("concurrent callers", () => {
  test("never run one task twice: whoever comes while it runs is told so", async () => {
    const client = await server.db.pool.connect();
    try {
      // The log cleanup can't go on while this is held.
      await client.query("BEGIN; LOCK TABLE log_entry IN ACCESS EXCLUSIVE MODE");
      const state = async (task: string) =>
        (await findTasks(server.db)).find(({ name }) => name === task)?.state;
      const first = run();
      await until(async () => (await state("log-cleanup")) === "running");
      const second = run();
      await until(async () => (await state("draft-cleanup")) === "ok");
      await client.query("COMMIT");
      const [mine, theirs] = [reports(await first), reports(await second)];
      expect(mine["log-cleanup"]?.outcome).toBe("ok");
      expect(theirs["log-cleanup"]).toMatchObject({ outcome: "skipped", summary: "is running already" });
      expect(mine["draft-cleanup"]?.outcome).toBe("skipped");
      expect(theirs["draft-cleanup"]?.outcome).toBe("ok");
    } finally {
      client.release();
    }
  });

  test("twenty at once run each task exactly once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, run));
    const ran = answers.flatMap((answer) =>
      Object.values(reports(answer)).filter(({ outcome }) => outcome === "ok"),
    );
    expect(ran.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
  });

  test("a caller that is killed in the middle leaves no lock behind", async () => {
    const client = await server.db.pool.connect();
    try {
      await client.query("BEGIN; LOCK TABLE ticket IN ACCESS EXCLUSIVE MODE");
      const lost = run().catch(() => "lost");
      await until(async () => (await findTasks(server.db))[0]?.state === "running");
      server.kill();
      expect(await lost).toBe("lost");
      await client.query("COMMIT");
    } finally {
      client.release();
    }
    await until(async () => (await findTasks(server.db))[0]?.state !== "running");
    await server.restart();
    expect(reports(await run())["overdue-check"]?.outcome).toBe("ok");
  });
});

describe("a task that fails", () => {
  beforeEach(async () => {
    await server.db.pool.query("ALTER TABLE inbound_mail RENAME TO gone");
    return () => server.db.pool.query("ALTER TABLE gone RENAME TO inbound_mail");
  });

  test("leaves the others running, is told without detail and is in the log with all of it", async () => {
    const answer = await run();
    const told = reports(answer);
    expect(told["orphan-file-cleanup"]).toMatchObject({
      outcome: "failed",
      summary: "Failed; System → Logs says why.",
    });
    expect(told["overdue-check"]?.outcome).toBe("ok");
    expect(told["expired-session-cleanup"]?.outcome).toBe("ok");
    expect(answer.text).not.toContain("relation");
    const [entry] = await findLogs(server, { q: "Orphan-file", area: "cron" });
    expect(entry).toMatchObject({ level: "error", area: "cron" });
    expect(entry?.message).toMatch(/^Orphan-file cleanup failed: relation "inbound_mail" does not exist/);
    expect((await findTasks(server.db)).find(({ name }) => name === "orphan-file-cleanup")?.state).toBe(
      "failed",
    );
  });
});

describe("the overdue check", () => {
  const create = async (dueAt: Date, state: "open" | "closed" = "open") => {
    const id = createdId(await sendJson(server, {}, { key }));
    await server.db.prisma.ticket.update({ where: { id }, data: { dueAt, state } });
    return id;
  };
  const events = async (id: number) => (await open(server, id)).history.map(({ type }) => type);

  test("marks open tickets past their due time, once, and records it", async () => {
    const late = await create(new Date(Date.now() - 1_000));
    const early = await create(new Date(Date.now() + DAY));
    const closed = await create(new Date(Date.now() - DAY), "closed");
    expect(reports(await run())["overdue-check"]?.summary).toBe("Tickets marked overdue: 1");
    expect(await events(late)).toEqual(["created", "overdue"]);
    expect(await events(early)).toEqual(["created"]);
    expect(await events(closed)).toEqual(["created"]);
    const { overdueAt } = await server.db.prisma.ticket.findUniqueOrThrow({ where: { id: late } });
    expect(overdueAt).toBeInstanceOf(Date);

    await server.db.prisma.taskRun.deleteMany();
    expect(reports(await run())["overdue-check"]?.summary).toBe("Tickets marked overdue: 0");
    expect(await events(late)).toEqual(["created", "overdue"]);
  });
});

test("the log cleanup keeps what the retention setting says", async () => {
  const entry = (message: string, days: number) =>
    ({ level: "info", area: "api", message, at: new Date(Date.now() - days * DAY) }) as const;
  await server.db.prisma.logEntry.createMany({
    data: [entry("forgettable", 30.1), entry("memorable", 29.9)],
  });
  expect(reports(await run())["log-cleanup"]?.summary).toBe("Log entries deleted: 1");
  const find = async (q: string) =>
    (await findLogEntries(server.db, LogQuery.parse({ q }), new Date())).entries;
  expect(await find("forgettable")).toHaveLength(0);
  expect(await find("memorable")).toHaveLength(1);
});

test("the orphan-file cleanup deletes what nothing uses for a day, and nothing else", async () => {
  const attachments = [{ "kept.txt": `data:,${randomBytes(8).toString("hex")}` }];
  const body = { ...{ name: "A", email: "a@example.com", subject: "s", message: "m" }, attachments };
  const answer = await call(server, "/api/tickets.json", { osticket: key, body: JSON.stringify(body) });
  const file = (createdAt: Date) =>
    server.db.prisma.file.create({
      data: { sha256: randomBytes(32), size: 1, content: Buffer.from("x"), createdAt },
    });
  const orphan = await file(new Date(Date.now() - 1.1 * DAY));
  const upload = await file(new Date());
  const used = await server.db.prisma.attachment.findFirstOrThrow({ orderBy: { id: "desc" } });
  await server.db.prisma.file.update({
    where: { id: used.fileId },
    data: { createdAt: new Date(Date.now() - 9 * DAY) },
  });
  expect(reports(await run())["orphan-file-cleanup"]?.summary).toBe("Files deleted: 1");
  const left = await server.db.prisma.file.findMany({
    where: { id: { in: [orphan.id, upload.id, used.fileId] } },
  });
  expect(left.map(({ id }) => id).sort()).toEqual([upload.id, used.fileId].sort());
  expect((await open(server, createdId(answer))).thread[0]?.attachments).toHaveLength(1);
});

test("the expired-session cleanup deletes sessions and Idempotency-Keys that have run out", async () => {
  const staff = await server.db.prisma.staff.findUniqueOrThrow({ where: { email: ADMIN.email } });
  const session = (ms: number) =>
    server.db.prisma.staffSession.create({
      data: { staffId: staff.id, tokenHash: randomBytes(32), expiresAt: new Date(Date.now() + ms) },
    });
  const live = await session(DAY);
  await session(-1_000);
  for (const name of ["old", "new"])
    await sendJson(server, {}, { key, headers: { "Idempotency-Key": name } });
  await server.db.prisma.idempotencyRecord.updateMany({
    where: { key: "old" },
    data: { createdAt: new Date(Date.now() - 1.01 * DAY) },
  });
  expect(reports(await run())["expired-session-cleanup"]?.summary).toBe(
    "Sessions deleted: 1, one-time links: 0, Idempotency-Keys: 1",
  );
  expect(await server.db.prisma.staffSession.findMany({ select: { id: true } })).toEqual([{ id: live.id }]);
});

test("the table optimization really vacuums and analyzes, and daily at most", async () => {
  await run();
  await until(async () => {
    const { rows } = await server.db.pool.query(
      "SELECT FROM pg_stat_user_tables WHERE relname = 'ticket' AND last_vacuum IS NOT NULL AND last_analyze IS NOT NULL",
    );
    return rows.length > 0;
  });
  const hoursAgo = (hours: number) =>
    server.db.prisma.taskRun.updateMany({ data: { nextAt: new Date(Date.now() + DAY - hours * 3_600_000) } });
  await hoursAgo(23.9);
  expect(reports(await run())["table-optimization"]?.outcome).toBe("skipped");
  await hoursAgo(24.1);
  expect(reports(await run())["table-optimization"]?.outcome).toBe("ok");
});

describe("Vercel's GET", () => {
  const get = (authorization?: string) =>
    call(server, "/api/tasks/cron", { method: "GET", headers: authorization ? { authorization } : {} });

  test("is 405 without CRON_SECRET set, key or not", async () => {
    for (const answer of [
      await get(),
      await get(`Bearer ${SECRET}`),
      await get("Bearer undefined"),
      await get("Bearer "),
    ]) {
      expect(answer.status).toBe(405);
      expect(answer.headers.get("allow")).toBe("POST");
    }
    expect((await call(server, "/api/tasks/cron", { method: "GET", key })).status).toBe(405);
  });

  describe("with CRON_SECRET set", () => {
    let vercel: TestServer;
    beforeAll(async () => {
      vercel = await startServer({ settings: NO_FLOOD_LIMITS, env: { CRON_SECRET: SECRET } });
    });
    afterAll(() => vercel.stop());
    const ask = (headers: Record<string, string>) =>
      call(vercel, "/api/tasks/cron", { method: "GET", headers });

    test("runs the due tasks", async () => {
      expect(outcomes(await ask({ authorization: `Bearer ${SECRET}` }))).toEqual(NAMES.map(() => "ok"));
    });

    test.each(["", "Bearer", "Bearer wrong", SECRET, `bearer${SECRET}`, `Bearer ${SECRET} `.repeat(2)])(
      "is 401 with %j",
      async (authorization) => {
        expect((await ask({ authorization })).status).toBe(401);
      },
    );

    test("is 401 with a key: that is for POST", async () => {
      const { secret } = await vercel.key();
      expect((await ask({ "X-Deskuss-API-Key": secret })).status).toBe(401);
      expect((await call(vercel, "/api/tasks/cron", { key: secret })).status).toBe(200);
    });

    test("and the secret is no key for tickets", async () => {
      expect((await sendJson(vercel, {}, { headers: { authorization: `Bearer ${SECRET}` } })).status).toBe(
        401,
      );
    });
  });
});
