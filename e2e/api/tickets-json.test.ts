import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, createdId, JANE, jsonError, open, opened, type Sent, sendJson } from "@/e2e/support/api";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { createDepartment } from "@/lib/departments/create";
import { createTopic } from "@/lib/topics/create";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: { ...NO_FLOOD_LIMITS, timeZone: "Asia/Kolkata" } });
  key = (await server.key(["tickets:create"])).secret;
});
afterAll(() => server.stop());

const send = (fields: object = {}, sent: Sent = {}) => sendJson(server, fields, { key, ...sent });
const sendText = (body: string | Uint8Array<ArrayBuffer>) =>
  call(server, "/api/tickets.json", { key, type: "application/json", body });

describe("the answer", () => {
  test("is 200 with id, number and created, and nothing else", async () => {
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const { id, number, created, ...rest } = JSON.parse(answer.text);
    expect(Number.isSafeInteger(id)).toBe(true);
    expect(number).toBe(`#${id}`);
    expect(created).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(rest).toEqual({});
  });

  test("tells the time in the help desk's time zone", async () => {
    const answer = await send();
    const { created } = JSON.parse(answer.text);
    const { ticket } = await opened(server, answer);
    const told = new Date(`${created.replace(" ", "T")}+05:30`).getTime();
    expect(told).toBe(Math.floor(ticket.createdAt.getTime() / 1000) * 1000);
  });

  test("carries a request id and must not be stored", async () => {
    const { headers } = await send();
    expect(headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("numbers rise with every ticket", async () => {
    const first = createdId(await send());
    expect(createdId(await send())).toBeGreaterThan(first);
  });
});

describe("required fields", () => {
  test("are enough for a ticket with the defaults", async () => {
    const { ticket, thread, history } = await opened(server, await send());
    expect(ticket).toMatchObject({
      subject: JANE.subject,
      state: "open",
      priority: "normal",
      source: "API",
      ip: "127.0.0.1",
      department: "Support",
      topic: null,
      slaPlan: "Default SLA",
      customer: { name: JANE.name, email: JANE.email, phone: null },
    });
    expect(ticket.apiKey).toMatch(/^Test /);
    expect(thread.map(({ kind, author, body }) => ({ kind, author, body }))).toEqual([
      { kind: "customer", author: JANE.name, body: JANE.message },
    ]);
    expect(history).toMatchObject([{ type: "created", apiKey: ticket.apiKey, source: "API" }]);
  });

  test.each(["name", "email", "subject", "message"])("%s may not be left out", async (field) => {
    const answer = await send({ [field]: undefined });
    expect(answer.status).toBe(400);
    expect(jsonError(answer)).toMatchObject({
      code: "invalid",
      message: `${field}: is required.`,
      fields: [{ field, message: "is required." }],
    });
  });

  test.each(["name", "email", "subject", "message"])("%s may not be blank", async (field) => {
    const answer = await send({ [field]: " \n " });
    expect(answer.status).toBe(400);
    expect(jsonError(answer).fields).toMatchObject([{ field }]);
  });

  test.each(["name", "email", "subject", "message"])("%s must be text", async (field) => {
    for (const wrong of [42, true, null, ["x"], { x: 1 }]) {
      const answer = await send({ [field]: wrong });
      expect(answer.status).toBe(400);
      expect(jsonError(answer).fields).toMatchObject([{ field }]);
    }
  });

  test("every wrong field is named at once", async () => {
    const answer = await send({ name: "", email: "jane@", subject: 1, message: undefined, ip: "here" });
    expect(answer.status).toBe(400);
    expect(jsonError(answer).fields.map(({ field }) => field)).toEqual([
      "name",
      "email",
      "subject",
      "message",
      "ip",
    ]);
  });
});

describe("the customer", () => {
  test("is one for each address, whatever its case", async () => {
    const first = await opened(server, await send({ email: "Mixed.Case@Example.com", name: "First" }));
    const second = await opened(server, await send({ email: "mixed.case@EXAMPLE.COM", name: "Second" }));
    expect(first.ticket.customer).toMatchObject({ email: "Mixed.Case@Example.com", name: "First" });
    expect(second.ticket.customer).toEqual(first.ticket.customer);
  });

  test.each(["jane", "jane@", "@example.com", "a b@example.com", "jane@example..com", "<jane@example.com>"])(
    "%s is no address",
    async (email) => {
      const answer = await send({ email });
      expect(answer.status).toBe(400);
      expect(jsonError(answer).fields).toMatchObject([{ field: "email" }]);
    },
  );

  test.each(["root@db1", "o'hara+tag@example.co.uk", "jürgen@münchen.example"])(
    "%s is an address",
    async (email) => {
      expect((await opened(server, await send({ email }))).ticket.customer.email).toBe(email);
    },
  );
});

describe("the message", () => {
  test("keeps its lines as plain text", async () => {
    const message = "First line\n\n  indented & <not a tag>\nlast";
    const { thread } = await opened(server, await send({ message }));
    expect(thread[0]).toMatchObject({ format: "text", body: message });
  });

  test("is sanitised as HTML", async () => {
    const message =
      '<p onclick="x()">Hi <b>there</b></p><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { thread } = await opened(server, await send({ message }));
    expect(thread[0]?.format).toBe("html");
    expect(thread[0]?.body).toContain("<b>there</b>");
    expect(thread[0]?.body).not.toMatch(/script|onclick|onerror|alert/);
  });

  test("holds every letter there is, and what Postgres can't store becomes U+FFFD", async () => {
    const { thread, ticket } = await opened(
      server,
      await send({ subject: "Grüße 👋 日本語", message: "nul \0 half \ud800 end" }),
    );
    expect(ticket.subject).toBe("Grüße 👋 日本語");
    expect(thread[0]?.body).toBe("nul \uFFFD half \uFFFD end");
  });
});

describe("department", () => {
  test.each(["Billing", "billing", "BILLING"])("by name in any case: %s", async (department) => {
    expect((await opened(server, await send({ department }))).ticket.department).toBe("Billing");
  });

  test("by id, as a number or a text", async () => {
    const { id } = await createDepartment(server.system, { name: "Warehouse", slaPlanId: null });
    for (const department of [id, String(id)])
      expect((await opened(server, await send({ department }))).ticket.department).toBe("Warehouse");
  });

  test.each(["Nowhere", 999_999, "999999"])("404 when there is none: %s", async (department) => {
    const answer = await send({ department });
    expect(answer.status).toBe(404);
    expect(jsonError(answer)).toMatchObject({ code: "not_found", fields: [{ field: "department" }] });
  });

  test.each([[["Billing"]], [true], [1.5], [-1]])(
    "400 for what is no name and no id: %j",
    async (department) => {
      const answer = await send({ department });
      expect(answer.status).toBe(400);
      expect(jsonError(answer).fields).toMatchObject([{ field: "department" }]);
    },
  );
});

describe("priority", () => {
  test.each(["low", "normal", "high", "emergency"])("%s is taken", async (priority) => {
    expect((await opened(server, await send({ priority }))).ticket.priority).toBe(priority);
  });

  test("404 when there is none", async () => {
    const answer = await send({ priority: "urgent" });
    expect(answer.status).toBe(404);
    expect(jsonError(answer)).toMatchObject({ code: "not_found", fields: [{ field: "priority" }] });
  });

  test("400 for a number", async () => {
    expect((await send({ priority: 3 })).status).toBe(400);
  });
});

describe("topic", () => {
  test.each(["Account Access", "account access"])("by name in any case: %s", async (topic) => {
    expect((await opened(server, await send({ topic }))).ticket.topic).toBe("Account Access");
  });

  test("brings its own department and priority, by id too", async () => {
    const department = await createDepartment(server.system, { name: "Refunds", slaPlanId: null });
    const topic = { name: "Money back", departmentId: department.id, priority: "high" };
    const { id } = await createTopic(server.system, topic);
    const { ticket } = await opened(server, await send({ topic: id }));
    expect(ticket).toMatchObject({ topic: "Money back", department: "Refunds", priority: "high" });
  });

  test("gives way to a department and priority in the call", async () => {
    const department = await createDepartment(server.system, { name: "Returns", slaPlanId: null });
    const topic = { name: "Goods back", departmentId: department.id, priority: "high" };
    await createTopic(server.system, topic);
    const wanted = { topic: "Goods back", department: "Support", priority: "low" };
    const { ticket } = await opened(server, await send(wanted));
    expect(ticket).toMatchObject(wanted);
  });

  test("404 when there is none", async () => {
    const answer = await send({ topic: "Gossip" });
    expect(answer.status).toBe(404);
    expect(jsonError(answer)).toMatchObject({ code: "not_found", fields: [{ field: "topic" }] });
  });
});

test("404 names everything that does not exist", async () => {
  const answer = await send({ department: "A", priority: "B", topic: "C" });
  expect(answer.status).toBe(404);
  expect(
    jsonError(answer)
      .fields.map(({ field }) => field)
      .sort(),
  ).toEqual(["department", "priority", "topic"]);
});

describe("the optional texts", () => {
  test("phone, source and ip are kept", async () => {
    const { ticket } = await opened(
      server,
      await send({ email: "phone@example.com", phone: "+44 20 7946 0000", source: "CRM", ip: "2001:db8::7" }),
    );
    expect(ticket).toMatchObject({
      source: "CRM",
      ip: "2001:db8::7",
      customer: { phone: "+44 20 7946 0000" },
    });
  });

  test("a phone sent later is the customer's newest", async () => {
    await send({ email: "moved@example.com", phone: "1" });
    const { ticket } = await opened(server, await send({ email: "moved@example.com", phone: "2" }));
    expect(ticket.customer.phone).toBe("2");
  });

  test.each(["phone", "source", "ip"])("%s must be text", async (field) => {
    const answer = await send({ [field]: { a: 1 } });
    expect(answer.status).toBe(400);
    expect(jsonError(answer).fields).toMatchObject([{ field }]);
  });

  test("null and empty are as good as left out", async () => {
    const none = { department: null, priority: "", topic: null, phone: "", source: null, ip: "" };
    const { ticket } = await opened(server, await send(none));
    expect(ticket).toMatchObject({ department: "Support", priority: "normal", topic: null, source: "API" });
  });

  test("unknown fields are passed over, and those of other doors are no back doors", async () => {
    const foreign = { foo: 1, state: "closed", createdAt: 0, notes: ["x"], attachments: [1] };
    const body = JSON.stringify({ ...JANE, ...foreign }).replace("{", '{"__proto__":{"source":"polluted"},');
    const { ticket, thread } = await opened(server, await sendText(body));
    expect(ticket.source).toBe("API");
    expect(ticket.state).toBe("open");
    expect(thread).toHaveLength(1);
    expect(thread[0]?.attachments).toEqual([]);
  });
});

describe("the body", () => {
  test.each([
    ["nothing", ""],
    ["a broken object", '{"name": "Jane"'],
    ["two objects", "{}{}"],
    ["XML", "<ticket/>"],
    ["a trailing comma", '{"name": "Jane",}'],
  ])("400 for %s", async (_, body) => {
    const answer = await sendText(body);
    expect(answer.status).toBe(400);
    expect(jsonError(answer).code).toBe("malformed");
  });

  test.each(["[]", "1", '"text"', "null", "true"])("400 for %s, which is no object", async (body) => {
    const answer = await sendText(body);
    expect(answer.status).toBe(400);
    expect(jsonError(answer).code).toBe("invalid");
  });

  test("400 says where malformed JSON breaks off", async () => {
    expect(jsonError(await sendText('{\n  "name": oops\n}')).message).toContain("line 2, column 11");
  });

  test("400 for bytes that are not UTF-8", async () => {
    expect((await sendText(Buffer.from('{"name":"J\xfcrgen"}', "latin1"))).status).toBe(400);
  });

  test("a byte order mark does not hurt", async () => {
    expect((await sendText(`\ufeff${JSON.stringify(JANE)}`)).status).toBe(200);
  });

  test.each([
    undefined,
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=utf-8",
  ])("is JSON whatever Content-Type says: %s", async (type) => {
    const body = JSON.stringify(JANE);
    const answer = await call(server, "/api/tickets.json", { key, body, ...(type ? { type } : {}) });
    expect(answer.status).toBe(200);
  });
});

test("a ticket is the same under /deskuss/api/", async () => {
  const answer = await call(server, "/deskuss/api/tickets.json", { key, body: JSON.stringify(JANE) });
  expect((await open(server, createdId(answer))).ticket.subject).toBe(JANE.subject);
});
