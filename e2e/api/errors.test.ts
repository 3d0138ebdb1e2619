import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  call,
  createdId,
  element,
  JANE,
  jsonError,
  type Sent,
  sendJson,
  ticketXml,
} from "@/e2e/support/api";
import { findLog } from "@/e2e/support/logs";
import { plainMail } from "@/e2e/support/mail";
import { sendThenListen, sendUnfinished } from "@/e2e/support/raw";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: { ...NO_FLOOD_LIMITS, maxRequestMb: 1 } });
  key = (await server.key()).secret;
});
afterAll(() => server.stop());

const JSON_BODY = JSON.stringify(JANE);
const json = (body: string) => call(server, "/api/tickets.json", { key, body });

/** Every door by its dialect, with a request that makes a ticket. */
const DOORS: [name: string, path: string, request: () => Sent][] = [
  ["JSON", "/api/tickets.json", () => ({ key, body: JSON_BODY })],
  ["XML", "/api/tickets.xml", () => ({ key, body: ticketXml() })],
  ["mail", "/api/tickets.email", () => ({ key, body: plainMail() })],
  ["mail to XML", "/api/tickets.xml", () => ({ key, type: "message/rfc822", body: plainMail() })],
  [
    "JSON, Idempotency-Key",
    "/api/tickets.json",
    () => ({ key, body: JSON_BODY, headers: { "Idempotency-Key": "k" } }),
  ],
  ["osTicket's JSON", "/api/tickets.json", () => ({ osticket: key, body: JSON_BODY })],
  ["osTicket's XML", "/api/tickets.xml", () => ({ osticket: key, body: ticketXml() })],
  ["osTicket's mail", "/api/http.php/tickets.email", () => ({ osticket: key, body: plainMail() })],
];

/** The request id as the answer's own dialect tells it. */
function requestIdIn(answer: Answer): string | undefined {
  if (answer.text.startsWith("{")) return jsonError(answer).requestId;
  return element(answer, "requestId") ?? /Request id: (\S+)$/.exec(answer.text)?.[1];
}

describe("400", () => {
  test("says in one short sentence what to do", async () => {
    const { message } = jsonError(await sendJson(server, { email: "jane" }, { key }));
    expect(message).toBe("email: must be an e-mail address such as jane@example.com.");
  });

  test("carries the request id that its header has", async () => {
    const answer = await json("{");
    expect(jsonError(answer).requestId).toBe(answer.headers.get("x-request-id"));
  });

  test("never quotes a whole body", async () => {
    const answer = await json(`{"name": ${"x".repeat(100_000)}`);
    expect(answer.text.length).toBeLessThan(1_000);
  });
});

describe("413", () => {
  const head = (length: string) => ["POST /api/tickets.json HTTP/1.1", `X-Deskuss-API-Key: ${key}`, length];

  test("for a body over the limit, in every dialect", async () => {
    for (const [, path, request] of DOORS) {
      const answer = await call(server, path, { ...request(), body: "x".repeat(1_048_577) });
      expect(answer.status).toBe(413);
      expect(answer.text).toContain("larger than 1 MB");
    }
  });

  test("and not for one that just fits", async () => {
    const room = 1_048_576 - JSON.stringify({ ...JANE, message: "" }).length;
    const fits = JSON.stringify({ ...JANE, message: "x".repeat(room) });
    expect(fits).toHaveLength(1_048_576);
    expect((await json(fits)).status).toBe(200);
    expect((await json(`${fits} `)).status).toBe(413);
  });

  test("at once when Content-Length says so, before any of it comes", async () => {
    const { text } = await sendUnfinished(server.url, { head: head("Content-Length: 1048577") });
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("as soon as an endless chunked body is over it", async () => {
    const endless = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const { text, sent } = await sendUnfinished(server.url, {
      head: head("Transfer-Encoding: chunked"),
      endless,
    });
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(16 * 1_048_576);
  });

  test.each(["Transfer-Encoding: chunked", `Content-Length: ${32 * 1_048_576}`])(
    "reaches a caller who sends all before he listens: %s",
    async (length) => {
      const part = "x".repeat(0x100000);
      const chunked = length.startsWith("Transfer");
      const parts = Array<string>(32).fill(chunked ? `100000\r\n${part}\r\n` : part);
      if (chunked) parts.push("0\r\n\r\n");
      expect(await sendThenListen(server.url, head(length), parts)).toMatch(/^HTTP\/1\.1 413 /);
    },
  );
});

describe("500", () => {
  /** Takes a table away for as long as `work` lasts. */
  async function without<T>(table: string, work: () => Promise<T>): Promise<T> {
    await server.db.pool.query(`ALTER TABLE ${table} RENAME TO gone_${table}`);
    try {
      return await work();
    } finally {
      await server.db.pool.query(`ALTER TABLE gone_${table} RENAME TO ${table}`);
    }
  }

  test.each(DOORS)(
    "in %s has a request id that finds the log entry, and no trace",
    async (_, path, request) => {
      const answer = await without("message", () => call(server, path, request()));
      expect(answer.status).toBe(500);
      expect(answer.text).not.toMatch(
        /relation|"?message"? does not|insert|select|\.ts|\.js|node_modules|\bat /i,
      );
      const requestId = requestIdIn(answer);
      expect(requestId).toBe(answer.headers.get("x-request-id"));
      const entry = await findLog(server, requestId ?? null);
      expect(entry).toMatchObject({ level: "error", area: "api", ip: "127.0.0.1" });
      expect(entry.message).toContain('relation "message" does not exist');
      expect(JSON.stringify(entry.details)).toContain('"stack"');
      expect(entry.apiKey?.label).toMatch(/^Test /);
    },
  );

  test.each(DOORS)("in %s leaves nothing half done, and the next call works", async (_, path, request) => {
    const before = await server.db.prisma.ticket.count();
    await without("ticket_event", () => call(server, path, request()));
    expect(await server.db.prisma.ticket.count()).toBe(before);
    expect([200, 201]).toContain((await call(server, path, request())).status);
  });

  test("comes from cron too", async () => {
    const answer = await without("task_run", () => call(server, "/api/tasks/cron", { key }));
    expect(answer.status).toBe(500);
    expect((await findLog(server, jsonError(answer).requestId)).level).toBe("error");
  });

  test("comes when the keys themselves can't be read", async () => {
    const answer = await without("api_key", () => json(JSON_BODY));
    expect(answer.status).toBe(500);
    expect(jsonError(answer).code).toBe("internal");
  });

  test("is answered all the same when the log can't be written", async () => {
    const answer = await without("log_entry", () => without("message", () => json(JSON_BODY)));
    expect(answer.status).toBe(500);
    await until(() => server.output().includes(jsonError(answer).requestId));
  });
});

test("a caller who hangs up half-way harms nobody", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('{"name":'));
      controller.error(new Error("hung up"));
    },
  });
  await expect(call(server, "/api/tickets.json", { key, body })).rejects.toThrow();
  expect(createdId(await json(JSON_BODY))).toBeGreaterThan(0);
});

test("no error is kept by a cache", async () => {
  for (const [, path] of DOORS)
    expect((await call(server, path)).headers.get("cache-control")).toBe("no-store");
});
