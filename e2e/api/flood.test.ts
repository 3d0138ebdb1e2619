import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, call, createdId, JANE, open, type Sent, sendJson, ticketXml } from "@/e2e/support/api";
import { plainMail } from "@/e2e/support/mail";
import { startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";
import { changeSettings } from "@/lib/settings/change";

let lastAddress = 0;
/** An address that no test has used yet. */
const newAddress = () => `198.51.100.${++lastAddress}`;

const statuses = (answers: Answer[]) => answers.map(({ status }) => status);
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));

function expectFlooded(answer: Answer, seconds: number) {
  expect(answer.status).toBe(429);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(answer.text).toMatch(/^Too many [^<{]{10,100}$/);
  const retryAfter = Number(answer.headers.get("retry-after"));
  expect(retryAfter).toBeGreaterThanOrEqual(1);
  expect(retryAfter).toBeLessThanOrEqual(seconds);
}

describe("with the default limits and no proxy", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test("a burst of 500 with one key is accepted, and what comes at once on top of it is not", async () => {
    const { secret } = await server.key();
    const since = performance.now();
    const burst = await times(500, () => sendJson(server, {}, { key: secret }));
    expect(new Set(statuses(burst))).toEqual(new Set([200]));
    const more = await times(100, () => sendJson(server, {}, { key: secret }));
    // On a very slow machine the 500 took so long that the rate was never exceeded.
    if (performance.now() - since < 4_500) expect(statuses(more)).toContain(429);
    const answered = [...burst, ...more].filter(({ status }) => status === 200).length;
    expect(await server.db.prisma.ticket.count()).toBe(answered);
  });

  test("60 refused calls a minute from one address are answered, and then comes 429", async () => {
    const refused = await times(60, () => sendJson(server));
    expect(new Set(statuses(refused))).toEqual(new Set([401]));
    await sendJson(server);
    expectFlooded(await sendJson(server), 60);
  });

  test("a caller can't write himself another address", async () => {
    const key = (await server.key()).secret;
    for (const name of [
      "X-Forwarded-For",
      "X-Real-IP",
      "Forwarded",
      "X-Deskuss-Peer",
      "X-Vercel-Forwarded-For",
    ])
      expect((await sendJson(server, {}, { key, headers: { [name]: newAddress() } })).status).toBe(429);
  });
});

describe("behind a trusted proxy, with small limits", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({
      settings: {
        floodRefusedPerMinute: 5,
        floodAcceptedPerSecond: 10,
        floodBurst: 20,
        trustedProxies: ["127.0.0.1", "10.0.0.0/8"],
      },
    });
  });
  afterAll(() => server.stop());

  const from = (address: string, sent: Sent = {}, fields: object = {}) =>
    sendJson(server, fields, { headers: { "X-Forwarded-For": address }, ...sent });
  /** Makes this address one that is refused. */
  const block = (address: string) => times(6, () => from(address));

  test("the sixth refused call from one address is the last that is looked at", async () => {
    const address = newAddress();
    expect(statuses(await block(address))).toEqual([401, 401, 401, 401, 401, 401]);
    expectFlooded(await from(address), 60);
  });

  test("every 4xx counts", async () => {
    const { secret } = await server.key(["cron:run"]);
    const key = (await server.key(["tickets:create"])).secret;
    const address = newAddress();
    await from(address);
    await from(address, { key: secret });
    await from(address, { key }, { email: "jane" });
    await from(address, { key }, { department: "Nowhere" });
    await from(address, { key, method: "PUT" });
    await call(server, "/api/nothing", { headers: { "X-Forwarded-For": address } });
    expect((await from(address, { key })).status).toBe(429);
  });

  test("an accepted call does not", async () => {
    const { secret } = await server.key();
    const address = newAddress();
    expect(new Set(statuses(await times(15, () => from(address, { key: secret }))))).toEqual(new Set([200]));
  });

  test("an address that is refused is refused with a good key too, and everybody else is served", async () => {
    const { secret } = await server.key();
    const address = newAddress();
    await block(address);
    expect((await from(address, { key: secret })).status).toBe(429);
    expect((await from(newAddress(), { key: secret })).status).toBe(200);
  });

  test("429 is plain text in every dialect", async () => {
    const { secret: key } = await server.key();
    const headers = { "X-Forwarded-For": newAddress() };
    await block(headers["X-Forwarded-For"]);
    const body = JSON.stringify(JANE);
    const answers = [
      await call(server, "/api/tickets.json", { key, headers, body }),
      await call(server, "/api/tickets.xml", { key, headers, body: ticketXml() }),
      await call(server, "/api/tickets.email", { key, headers, body: plainMail() }),
      await call(server, "/api/tasks/cron", { key, headers }),
      await call(server, "/api/tickets.json", { osticket: key, headers, body }),
      await call(server, "/api/tickets.xml", { osticket: key, headers, body: ticketXml() }),
      await call(server, "/api/http.php/tickets.email", { osticket: key, headers, body: plainMail() }),
      await call(server, "/api/http.php/tasks/cron", { headers }),
      await call(server, "/api/tickets.json", { method: "GET", headers }),
    ];
    for (const answer of answers) expectFlooded(answer, 60);
  });

  test("refused calls of one key count together from wherever they come, and other keys are served", async () => {
    const { secret } = await server.key();
    const refused = await times(6, () => from(newAddress(), { key: secret }, { email: "jane" }));
    expect(new Set(statuses(refused))).toEqual(new Set([400]));
    const address = newAddress();
    expectFlooded(await from(address, { key: secret }), 60);
    const other = (await server.key()).secret;
    expect((await from(address, { key: other })).status).toBe(200);
  });

  test("more accepted calls than one key may sustain are 429, and other keys are served", async () => {
    const { secret } = await server.key();
    const other = (await server.key()).secret;
    const answers = await times(30, () => from(newAddress(), { key: secret }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status !== 200);
    for (const answer of refused) expectFlooded(answer, 2);
    expect((await from(newAddress(), { key: other })).status).toBe(200);
    // Calmed down, it is served again.
    await until(async () => (await from(newAddress(), { key: secret })).status === 200, 5);
  });

  test("the check costs no database round trip: with the keys out of reach 429 still comes", async () => {
    const { secret } = await server.key();
    const address = newAddress();
    await block(address);
    const client = await server.db.pool.connect();
    try {
      await client.query("BEGIN; LOCK TABLE api_key IN ACCESS EXCLUSIVE MODE");
      let served = false;
      const waiting = from(newAddress(), { key: secret }).then((answer) => {
        served = true;
        return answer;
      });
      for (let again = 0; again < 20; again++) expectFlooded(await from(address, { key: secret }), 60);
      expect(served).toBe(false);
      await client.query("COMMIT");
      expect((await waiting).status).toBe(200);
    } finally {
      client.release();
    }
  });

  test.each([
    ["the proxy's word", "203.0.113.9", "203.0.113.9"],
    ["only the last untrusted hop's", "192.0.2.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"],
    ["an IPv6 address", "2001:db8::1", "2001:db8::1"],
    ["the nearest trusted hop when the rest is no address", "unknown, 10.1.2.3", "10.1.2.3"],
  ])("X-Forwarded-For is read from the right: %s", async (_, header, ip) => {
    const { secret } = await server.key();
    const id = createdId(await from(header, { key: secret }));
    expect((await open(server, id)).ticket.ip).toBe(ip);
  });

  test("an IPv6 customer is counted by his network", async () => {
    for (let host = 1; host <= 6; host++) await from(`2001:db8:1:1::${host}`);
    expect((await from("2001:db8:1:1:ffff::1")).status).toBe(429);
    expect((await from("2001:db8:1:2::1")).status).toBe(401);
  });

  // Last: it changes the limits of this server.
  test("each limit may be off", async () => {
    const { secret } = await server.key();
    const address = newAddress();
    await block(address);
    await changeSettings(server.system, { floodRefusedPerMinute: 0, floodAcceptedPerSecond: 0 });
    await until(async () => (await from(address)).status === 401);
    expect(new Set(statuses(await times(50, () => from(address))))).toEqual(new Set([401]));
    expect(new Set(statuses(await times(50, () => from(address, { key: secret }))))).toEqual(new Set([200]));
  });
});
