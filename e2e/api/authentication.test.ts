import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, createdId, element, JANE, jsonError, opened, sendJson, ticketXml } from "@/e2e/support/api";
import { plainMail } from "@/e2e/support/mail";
import { sendUnfinished } from "@/e2e/support/raw";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { revokeApiKey, setScope } from "@/lib/api-keys/change";

let server: TestServer;
let tickets: string;
let cron: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  tickets = (await server.key(["tickets:create"])).secret;
  cron = (await server.key(["cron:run"])).secret;
});
afterAll(() => server.stop());

const UNKNOWN = `deskuss_${"0".repeat(43)}`;
const ENDPOINTS = ["/api/tickets.json", "/api/tickets.xml", "/api/tickets.email", "/api/tasks/cron"];
const ADDRESSES = [...ENDPOINTS, ...ENDPOINTS.map((path) => `/deskuss${path}`)];

/** A request that would do what this address is for, if only the key were right. */
function rightFor(path: string) {
  if (path.endsWith("json")) return { type: "application/json", body: JSON.stringify(JANE) };
  if (path.endsWith("xml")) return { type: "application/xml", body: ticketXml() };
  return path.endsWith("email") ? { type: "message/rfc822", body: plainMail() } : {};
}

const keyFor = (path: string) => (path.endsWith("cron") ? cron : tickets);
const wrongKeyFor = (path: string) => (path.endsWith("cron") ? tickets : cron);

describe.each(ADDRESSES)("POST %s", (path) => {
  const send = (key?: string) =>
    call(server, path, { ...rightFor(path), ...(key === undefined ? {} : { key }) });

  test("takes the right key", async () => {
    expect((await send(keyFor(path))).status).toBe(200);
  });

  test.each([
    ["no key", undefined],
    ["an empty key", ""],
    ["an unknown key", UNKNOWN],
    ["a key in other letters", "lower"],
  ])("401 for %s", async (_, wrong) => {
    const answer = await send(wrong === "lower" ? keyFor(path).toLowerCase() : wrong);
    expect(answer.status).toBe(401);
    const code = path.endsWith("xml") ? element(answer, "code") : jsonError(answer).code;
    expect(code).toBe("unauthenticated");
  });

  test("403 for a key without the permission", async () => {
    const answer = await send(wrongKeyFor(path));
    expect(answer.status).toBe(403);
    const code = path.endsWith("xml") ? element(answer, "code") : jsonError(answer).code;
    expect(code).toBe("forbidden");
  });
});

describe("a key", () => {
  test("is refused from the next request on once it is revoked", async () => {
    const { id, secret } = await server.key();
    expect((await sendJson(server, {}, { key: secret })).status).toBe(200);
    await revokeApiKey(server.system, { id });
    const answer = await sendJson(server, {}, { key: secret });
    expect(answer.status).toBe(401);
    expect(jsonError(answer).message).toContain("revoked");
  });

  test("loses and gets back a permission from the next request on", async () => {
    const { id, secret } = await server.key();
    await setScope(server.system, { id, scope: "tickets:create", allowed: "false" });
    const answer = await sendJson(server, {}, { key: secret });
    expect(answer.status).toBe(403);
    expect(jsonError(answer).message).toContain("Ticket Creation");
    expect((await call(server, "/api/tasks/cron", { key: secret })).status).toBe(200);
    await setScope(server.system, { id, scope: "tickets:create", allowed: "true" });
    expect((await sendJson(server, {}, { key: secret })).status).toBe(200);
  });

  test("is told on the ticket it makes", async () => {
    const { id, secret } = await server.key();
    const { label } = await server.db.prisma.apiKey.findUniqueOrThrow({ where: { id } });
    const { ticket } = await opened(server, await sendJson(server, {}, { key: secret }));
    expect(ticket.apiKey).toBe(label);
  });

  test("is not taken from the query, a cookie or Authorization", async () => {
    const body = JSON.stringify(JANE);
    const headers = { authorization: `Bearer ${tickets}`, cookie: `X-Deskuss-API-Key=${tickets}` };
    const query = `?X-Deskuss-API-Key=${tickets}&key=${tickets}&api_key=${tickets}`;
    expect((await call(server, `/api/tickets.json${query}`, { headers, body })).status).toBe(401);
  });

  test("a session of the panel is no key", async () => {
    const headers = { cookie: "next-auth.session-token=x; __Secure-next-auth.session-token=x" };
    expect((await sendJson(server, {}, { headers })).status).toBe(401);
  });
});

describe("the check comes before the body is read:", () => {
  test.each([
    ["malformed JSON", "{"],
    ["a body over the limit", "x".repeat(26 * 1_048_576)],
  ])("401, not another error, for %s", async (_, body) => {
    expect((await call(server, "/api/tickets.json", { key: UNKNOWN, body })).status).toBe(401);
    expect((await call(server, "/api/tickets.json", { key: cron, body })).status).toBe(403);
  });

  test.each([
    ["no key", [], 401],
    ["an unknown key", [`X-Deskuss-API-Key: ${UNKNOWN}`], 401],
  ])("the answer to %s comes though the body never does", async (_, fields, status) => {
    for (const length of ["Content-Length: 1000000", "Transfer-Encoding: chunked"]) {
      const head = ["POST /api/tickets.json HTTP/1.1", "Expect: 100-continue", length, ...fields];
      expect((await sendUnfinished(server.url, { head })).text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    }
  });

  test("403 comes though the body never ends", async () => {
    const head = [
      "POST /api/tickets.json HTTP/1.1",
      "Transfer-Encoding: chunked",
      `X-Deskuss-API-Key: ${cron}`,
    ];
    const { text } = await sendUnfinished(server.url, { head, endless: `400\r\n${" ".repeat(0x400)}\r\n` });
    expect(text).toMatch(/^HTTP\/1.1 403 /);
  });

  test("a right key waits for its body", async () => {
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from(JSON.stringify(JANE).slice(0, 20)));
        await call(server, "/api/health", { method: "GET" });
        controller.enqueue(Buffer.from(JSON.stringify(JANE).slice(20)));
        controller.close();
      },
    });
    expect(createdId(await call(server, "/api/tickets.json", { key: tickets, body }))).toBeGreaterThan(0);
  });
});

describe.each(ADDRESSES)("%s", (path) => {
  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "405 with Allow: POST for %s",
    async (method) => {
      for (const key of [keyFor(path), undefined]) {
        const answer = await call(server, path, { method, ...(key === undefined ? {} : { key }) });
        expect(answer.status).toBe(405);
        expect(answer.headers.get("allow")).toBe("POST");
        if (method !== "HEAD") expect(answer.text).toContain("method_not_allowed");
      }
    },
  );
});

test.each(["/api", "/api/users.json", "/api/tickets", "/api/tickets.JSON", "/deskuss/api/tickets/1"])(
  "404 for %s, where there is nothing",
  async (path) => {
    const answer = await call(server, path, { key: tickets, body: JSON.stringify(JANE) });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("<html");
  },
);
