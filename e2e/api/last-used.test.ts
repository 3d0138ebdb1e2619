import { afterAll, beforeAll, expect, test } from "vitest";
import { call, createdId, sendJson } from "@/e2e/support/api";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";
import { listApiKeys } from "@/lib/api-keys/find";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ settings: { ...NO_FLOOD_LIMITS, trustedProxies: ["127.0.0.1"] } });
});
afterAll(() => server.stop());

/** The key as Settings → API Keys lists it. */
async function listed(id: number) {
  const { keys } = await listApiKeys(server.db);
  const key = keys.find((one) => one.id === id);
  if (!key) throw new Error(`No key ${id} in the list`);
  return key;
}

const send = (key: string, ip: string, fields: object = {}) =>
  sendJson(server, fields, { key, headers: { "X-Forwarded-For": ip } });

test("a key that was never used says so", async () => {
  const { id } = await server.key();
  expect(await listed(id)).toMatchObject({ lastUsedAt: null, lastUsedIp: null });
});

test("date, time and address of the last request show within moments", async () => {
  const { id, secret } = await server.key();
  const before = Date.now();
  await send(secret, "192.0.2.1");
  const { lastUsedAt } = await until(async () => {
    const key = await listed(id);
    return key.lastUsedIp === "192.0.2.1" && key;
  });
  expect(lastUsedAt?.getTime()).toBeGreaterThanOrEqual(before);
  expect(lastUsedAt?.getTime()).toBeLessThanOrEqual(Date.now());
  await send(secret, "192.0.2.2");
  await until(async () => (await listed(id)).lastUsedIp === "192.0.2.2");
});

test("a request that is refused for its body or its permission is a use all the same", async () => {
  const { id, secret } = await server.key(["tickets:create"]);
  expect((await send(secret, "192.0.2.3", { email: "jane" })).status).toBe(400);
  await until(async () => (await listed(id)).lastUsedIp === "192.0.2.3");
  const headers = { "X-Forwarded-For": "192.0.2.4" };
  expect((await call(server, "/api/tasks/cron", { key: secret, headers })).status).toBe(403);
  await until(async () => (await listed(id)).lastUsedIp === "192.0.2.4");
});

test("a busy key's requests do not wait for its row, and the newest wins", async () => {
  const { id, secret } = await server.key();
  const client = await server.db.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT FROM api_key WHERE id = $1 FOR NO KEY UPDATE", [id]);
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(
        Array.from({ length: 30 }, () => send(secret, `192.0.2.${10 + round}`)),
      );
      expect(new Set(answers.map(createdId)).size).toBe(30);
    }
    expect((await listed(id)).lastUsedAt).toBe(null);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  await until(async () => (await listed(id)).lastUsedIp === "192.0.2.12");
});

test("a stop in an orderly way loses no use", async () => {
  const { id, secret } = await server.key();
  await send(secret, "192.0.2.20");
  server.kill("SIGTERM");
  await server.restart();
  expect((await listed(id)).lastUsedIp).toBe("192.0.2.20");
});
