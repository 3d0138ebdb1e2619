import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, call, createdId, JANE, type Sent, sendJson, ticketXml } from "@/e2e/support/api";
import { findLog } from "@/e2e/support/logs";
import { plainMail } from "@/e2e/support/mail";
import { startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";
import { revokeApiKey } from "@/lib/api-keys/change";

let server: TestServer;
let key: { id: number; secret: string };
beforeAll(async () => {
  server = await startServer({
    settings: {
      maxRequestMb: 1,
      floodRefusedPerMinute: 3,
      floodAcceptedPerSecond: 0,
      trustedProxies: ["127.0.0.1"],
    },
    env: { CRON_SECRET: "a cron secret that nobody may read" },
  });
  key = await server.key(["tickets:create"]);
});
afterAll(() => server.stop());

let lastAddress = 0;
const newAddress = () => `198.51.100.${++lastAddress}`;

const entryOf = (answer: Answer) => findLog(server, answer.headers.get("x-request-id"));

describe("every refused call is a warning with message, request id, key and address:", () => {
  const cases: [status: number, path: string, sent: () => Sent, code: string, known: boolean][] = [
    [400, "/api/tickets.json", () => ({ key: key.secret, body: "{" }), "malformed", true],
    [400, "/api/tickets.json", () => ({ key: key.secret, body: '{"name":1}' }), "invalid", true],
    [400, "/api/tickets.xml", () => ({ key: key.secret, body: "<" }), "malformed", true],
    [400, "/api/tickets.email", () => ({ key: key.secret, body: "no mail" }), "malformed", true],
    [400, "/api/tickets.json", () => ({ osticket: key.secret, body: "{}" }), "malformed", true],
    [401, "/api/tickets.json", () => ({}), "unauthenticated", false],
    [401, "/api/tickets.json", () => ({ key: "deskuss_unknown" }), "unauthenticated", false],
    [403, "/api/tasks/cron", () => ({ key: key.secret }), "forbidden", true],
    [401, "/api/tasks/cron", () => ({ osticket: key.secret }), "forbidden", true],
    [404, "/api/tickets.json", () => ({ key: key.secret, body: body({ topic: "X" }) }), "not_found", true],
    [404, "/api/nothing", () => ({}), "not_found", false],
    [405, "/api/tickets.json", () => ({ method: "PUT" }), "method_not_allowed", false],
    [413, "/api/tickets.json", () => ({ key: key.secret, body: "x".repeat(1_048_577) }), "too_large", true],
  ];
  const body = (fields: object) => JSON.stringify({ ...JANE, ...fields });

  test.each(cases)("%i on %s (%o)", async (status, path, sent, code, known) => {
    const ip = newAddress();
    // A key of its own for each: three refusals are too many for one.
    key = await server.key(["tickets:create"]);
    const answer = await call(server, path, { ...sent(), headers: { "X-Forwarded-For": ip } });
    expect(answer.status).toBe(status);
    const entry = await entryOf(answer);
    expect(entry).toMatchObject({ level: "warning", area: "api", ip });
    expect(entry.message.length).toBeGreaterThan(5);
    expect(entry.details).toMatchObject({ path, status: expect.any(Number), code });
    expect(entry.apiKey?.id).toBe(known ? key.id : undefined);
    expect(Math.abs(Date.now() - entry.at.getTime())).toBeLessThan(60_000);
  });

  test("409", async () => {
    const { secret, id } = await server.key();
    const headers = { "Idempotency-Key": "twice", "X-Forwarded-For": newAddress() };
    await sendJson(server, {}, { key: secret, headers });
    const entry = await entryOf(await sendJson(server, { subject: "Another" }, { key: secret, headers }));
    expect(entry).toMatchObject({ level: "warning", apiKey: { id }, details: { status: 409 } });
  });

  test("401 with a revoked key, which the entry names", async () => {
    const { id, secret } = await server.key();
    await revokeApiKey(server.system, { id });
    const answer = await sendJson(server, {}, { key: secret, headers: { "X-Forwarded-For": newAddress() } });
    expect((await entryOf(answer)).apiKey?.id).toBe(id);
  });

  test("429", async () => {
    const headers = { "X-Forwarded-For": newAddress() };
    await Promise.all(Array.from({ length: 4 }, () => sendJson(server, {}, { headers })));
    const answer = await sendJson(server, {}, { headers });
    expect(answer.status).toBe(429);
    const ip = headers["X-Forwarded-For"];
    expect(await entryOf(answer)).toMatchObject({ level: "warning", ip, details: { code: "rate_limited" } });
  });

  test("the wrong fields are named", async () => {
    const { secret } = await server.key();
    const headers = { "X-Forwarded-For": newAddress() };
    const entry = await entryOf(await sendJson(server, { email: "jane" }, { key: secret, headers }));
    expect(entry.details).toMatchObject({ fields: [{ field: "email" }] });
  });
});

test("a call that works leaves nothing in the log", async () => {
  const { secret } = await server.key();
  const before = await server.db.prisma.logEntry.count();
  const headers = { "X-Forwarded-For": newAddress() };
  const answer = await sendJson(server, {}, { key: secret, headers });
  createdId(answer);
  // Entries are stored in the order of the calls: once the next one's is there, this one's would be.
  await entryOf(await sendJson(server, {}, { headers }));
  expect(await server.db.prisma.logEntry.count()).toBe(before + 1);
});

test("entries are on stdout too, one JSON object a line", async () => {
  const answer = await sendJson(server, {}, { headers: { "X-Forwarded-For": newAddress() } });
  const requestId = answer.headers.get("x-request-id") ?? "none";
  const line = await until(() =>
    server
      .output()
      .split("\n")
      .find((text) => text.includes(requestId)),
  );
  expect(JSON.parse(line)).toMatchObject({ area: "api", requestId, details: { status: 401 } });
});

test("the server survives entries that can't be stored, and says so on stdout", async () => {
  await server.db.pool.query("ALTER TABLE log_entry RENAME TO gone");
  const { secret } = await server.key();
  const headers = { "X-Forwarded-For": newAddress() };
  expect((await sendJson(server, {}, { headers })).status).toBe(401);
  await until(() => server.output().includes("Log lines could not be stored"));
  expect((await sendJson(server, {}, { key: secret, headers })).status).toBe(200);
  await server.db.pool.query("ALTER TABLE gone RENAME TO log_entry");
});

describe("never in the log nor on stdout:", () => {
  const MARK = "s3cr3t-marker";

  test("keys (good, unknown, revoked), bodies, other headers, secrets of the environment", async () => {
    const good = await server.key(["tickets:create"]);
    const revoked = await server.key();
    await revokeApiKey(server.system, { id: revoked.id });
    const unknown = `deskuss_${MARK}`;
    const headers = () => ({
      "X-Forwarded-For": newAddress(),
      Authorization: `Bearer ${MARK}`,
      Cookie: `session=${MARK}`,
      "Idempotency-Key": MARK,
    });
    const send = (path: string, sent: Sent) =>
      call(server, `${path}?token=${MARK}`, { headers: headers(), ...sent });
    const name = `${MARK} in a field`;
    const json = JSON.stringify({ ...JANE, name });
    const xml = ticketXml({ name });
    const work = async () => {
      for (const key of [unknown, revoked.secret]) await send("/api/tickets.json", { key, body: json });
      await send("/api/tickets.json", { osticket: unknown, body: json });
      await send("/api/tickets.json", { key: good.secret, body: `{"name": "${MARK}", oops` });
      await send("/api/tickets.xml", { key: good.secret, body: `<ticket>${MARK}</x>` });
      await send("/api/tickets.email", {
        key: good.secret,
        body: plainMail({ From: undefined, Subject: MARK }, MARK),
      });
      await send("/api/tasks/cron", { method: "GET", headers: { Authorization: `Bearer ${MARK}` } });
      return send("/api/tasks/cron", { key: good.secret });
    };
    await work();
    const other = await server.key(["tickets:create"]);
    await server.db.pool.query("ALTER TABLE message RENAME TO gone");
    await send("/api/tickets.json", { key: other.secret, body: json });
    await send("/api/tickets.xml", { key: other.secret, body: xml });
    const last = await send("/api/tickets.email", {
      key: other.secret,
      body: plainMail({ Subject: MARK }, MARK),
    });
    await server.db.pool.query("ALTER TABLE gone RENAME TO message");
    expect(last.status).toBe(500);
    await entryOf(last);

    const entries = JSON.stringify(await server.db.prisma.logEntry.findMany());
    for (const text of [entries, server.output()]) {
      expect(text).toContain(last.headers.get("x-request-id"));
      for (const secret of [
        MARK,
        good.secret,
        revoked.secret,
        other.secret,
        "a cron secret that nobody may read",
      ])
        expect(text).not.toContain(secret);
      // Nor the half that would be enough to guess by.
      expect(text).not.toContain(good.secret.slice(-20));
    }
  });
});
