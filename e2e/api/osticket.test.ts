import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, call, createdId, JANE, jsonError, open, opened, type Sent } from "@/e2e/support/api";
import { plainMail } from "@/e2e/support/mail";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { revokeApiKey, setScope } from "@/lib/api-keys/change";
import { findAttachment } from "@/lib/tickets/find-attachment";

// The contract as recorded on a running osTicket, with the deviations that its last section lists.

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: { ...NO_FLOOD_LIMITS, maxAttachmentMb: 1 } });
  key = (await server.key()).secret;
});
afterAll(() => server.stop());

const FORM = "application/x-www-form-urlencoded";
const send = (path: string, sent: Sent = {}) => call(server, path, { osticket: key, type: FORM, ...sent });
const sendFields = (fields: object) =>
  send("/api/tickets.json", { body: JSON.stringify({ ...JANE, ...fields }) });
const sendXml = (body: string) => send("/api/tickets.xml", { type: "application/xml", body });
const invalid = (...lines: string[]) =>
  ["Unable to create new ticket: validation errors:", ...lines].join("\n");

const USER = "user: Incomplete client information";
const SUBJECT = "20: Issue Summary is a required field";
const MESSAGE = "21: Issue Details is a required field";

/** What a client sees: status and text, always as plain text. */
function told({ status, headers, text }: Answer) {
  expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
  return [status, text];
}

describe.each(["/api", "/api/http.php", "/deskuss/api"])("under %s", (base) => {
  test.each([FORM, "application/json", "text/plain"])(
    "a JSON ticket is 201 and the bare number: %s",
    async (type) => {
      const answer = await send(`${base}/tickets.json`, { type, body: JSON.stringify(JANE) });
      expect(told(answer)).toEqual([201, expect.stringMatching(/^\d+$/)]);
      expect((await opened(server, answer)).ticket).toMatchObject({ subject: JANE.subject, source: "API" });
    },
  );

  test("an XML ticket is 201 and the bare number", async () => {
    const body = '<ticket name="A" email="api@osticket.com" subject="attrs" message="m"/>';
    const answer = await send(`${base}/tickets.xml`, { body });
    expect(told(answer)[0]).toBe(201);
    expect((await opened(server, answer)).ticket.subject).toBe("attrs");
  });

  test("a mail is 201, and the same number again for the same Message-ID and for replies", async () => {
    const messageId = `<${randomUUID()}@x>`;
    const first = await send(`${base}/tickets.email`, { body: plainMail({ "Message-ID": messageId }) });
    expect(told(first)[0]).toBe(201);
    const again = await send(`${base}/tickets.email`, { body: plainMail({ "Message-ID": messageId }) });
    expect(told(again)).toEqual(told(first));
    const reply = await send(`${base}/tickets.email`, { body: plainMail({ "In-Reply-To": messageId }) });
    expect(told(reply)).toEqual(told(first));
    expect((await open(server, createdId(first))).thread).toHaveLength(2);
  });

  test("cron is 200 Completed", async () => {
    expect(told(await send(`${base}/tasks/cron`))).toEqual([200, "Completed"]);
  });

  test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is 400 URL not supported", async (method) => {
    for (const path of ["tickets.json", "tickets.xml", "tickets.email", "tasks/cron"])
      expect(told(await send(`${base}/${path}`, { method }))).toEqual([400, "URL not supported"]);
  });

  test.each(["users.json", "tickets.JSON", "tasks/other", ""])(
    "POST %s is 400 URL not supported",
    async (path) => {
      const answer = await send(`${base}/${path}`.replace(/\/$/, ""), { body: "{}" });
      expect(told(answer)).toEqual([400, "URL not supported"]);
    },
  );
});

describe("the key", () => {
  const post = (osticket?: string) =>
    call(server, "/api/http.php/tickets.json", {
      body: JSON.stringify(JANE),
      ...(osticket === undefined ? {} : { osticket }),
    });

  test.each([undefined, "", "x"])("missing or unknown is 401: %s", async (wrong) => {
    expect(told(await post(wrong))).toEqual([401, "Valid API key required"]);
  });

  test("revoked is 401", async () => {
    const { id, secret } = await server.key();
    await revokeApiKey(server.system, { id });
    expect(told(await post(secret))).toEqual([401, "API key not found/active or source IP not authorized"]);
  });

  test("without the permission is 401, not 403", async () => {
    const { id, secret } = await server.key();
    await setScope(server.system, { id, scope: "tickets:create", allowed: "false" });
    await setScope(server.system, { id, scope: "cron:run", allowed: "false" });
    expect(told(await post(secret))).toEqual([401, "API key not authorized"]);
    expect(told(await send("/api/tasks/cron", { osticket: secret }))).toEqual([
      401,
      "API key not authorized",
    ]);
  });

  test("is checked before the body is read", async () => {
    const answer = await call(server, "/api/tickets.json", { osticket: "x", body: "{" });
    expect(told(answer)).toEqual([401, "Valid API key required"]);
  });
});

describe("the header that carries the key decides the dialect", () => {
  const body = JSON.stringify(JANE);
  test.each(["/api/tickets.json", "/api/http.php/tickets.json"])("on %s", async (path) => {
    expect((await call(server, path, { osticket: key, body })).status).toBe(201);
    const deskuss = await call(server, path, { key, body });
    expect(deskuss.status).toBe(200);
    expect(JSON.parse(deskuss.text)).toMatchObject({ number: expect.stringMatching(/^#/) });
    const refused = await call(server, path, { key, body: "{}" });
    expect(jsonError(refused).fields).toHaveLength(4);
  });

  test("and X-Deskuss-API-Key wins where both are sent", async () => {
    expect((await call(server, "/api/tickets.json", { key, osticket: key, body })).status).toBe(200);
  });

  test("and without a key the address does", async () => {
    expect((await call(server, "/api/tickets.json", { body })).text).toContain('"unauthenticated"');
    expect(told(await call(server, "/api/http.php/tickets.json", { body }))[1]).toBe(
      "Valid API key required",
    );
  });
});

describe("a JSON body", () => {
  test.each([
    ["nothing", "", "No errors"],
    ["{}", "{}", "No errors"],
    ["null", "null", "No errors"],
    ["malformed JSON", '{"a":', "Syntax error, malformed JSON"],
    ["a list", "[1]", invalid(USER, SUBJECT, MESSAGE)],
    ["nothing useful", '{"foo": "bar"}', invalid(USER, SUBJECT, MESSAGE)],
  ])("%s is 400", async (_, body, text) => {
    expect(told(await send("/api/tickets.json", { body }))).toEqual([400, text]);
  });

  test.each([
    ["no name of an unknown customer", { name: undefined, email: "nobody@example.com" }, USER],
    ["no email", { email: undefined }, USER],
    ["a bad email", { email: "notanemail" }, USER],
    ["no subject", { subject: undefined }, SUBJECT],
    ["no message", { message: undefined }, MESSAGE],
    ["an empty message", { message: "" }, MESSAGE],
  ])("with %s is 400", async (_, fields, line) => {
    expect(told(await sendFields(fields))).toEqual([400, invalid(line)]);
  });

  test("names every wrong field, the customer's once", async () => {
    const answer = await sendFields({ name: "", email: "nobody", subject: "", message: "" });
    expect(told(answer)).toEqual([400, invalid(USER, SUBJECT, MESSAGE)]);
  });

  test("needs no name for a known customer, who keeps his", async () => {
    await sendFields({ name: "Known Customer", email: "known@example.com" });
    const { ticket } = await opened(
      server,
      await sendFields({ name: undefined, email: "KNOWN@example.com" }),
    );
    expect(ticket.customer.name).toBe("Known Customer");
  });

  test("may hold unknown fields, alert and autorespond", async () => {
    expect((await sendFields({ foo: 1, alert: "true", autorespond: 0, notes: ["x"] })).status).toBe(201);
  });

  test("loses the tags in name and subject", async () => {
    const fields = { name: "<b>Tom</b>", subject: "<i>Broken</i> a < b", email: "tags@example.com" };
    const { ticket } = await opened(server, await sendFields(fields));
    expect(ticket).toMatchObject({ subject: "Broken a < b", customer: { name: "Tom" } });
  });

  test("brings phone, source and ip", async () => {
    const fields = { phone: "318-555-8634X123", source: "Phone", ip: "192.0.2.9", email: "ph@example.com" };
    const { ticket } = await opened(server, await sendFields(fields));
    expect(ticket).toMatchObject({
      source: "Phone",
      ip: "192.0.2.9",
      customer: { phone: "318-555-8634X123" },
    });
  });

  test("with an ip that is none still makes a ticket, from the caller's", async () => {
    expect((await opened(server, await sendFields({ ip: "here" }))).ticket.ip).toBe("127.0.0.1");
  });

  test.each([
    [{ priorityId: 1 }, "low"],
    [{ priority: 2 }, "normal"],
    [{ priorityId: "3" }, "high"],
    [{ priority: "4" }, "emergency"],
    [{ priority: "high" }, "high"],
    [{ priority: 99 }, "normal"],
    [{ priority: "asap" }, "normal"],
  ])("%j has a priority", async (fields, priority) => {
    expect((await opened(server, await sendFields(fields))).ticket.priority).toBe(priority);
  });

  test("finds its topic by id, as a number or a text, and shrugs at one that is not there", async () => {
    const { id } = await server.db.prisma.helpTopic.findFirstOrThrow({ where: { name: "Account Access" } });
    for (const topicId of [id, String(id)])
      expect((await opened(server, await sendFields({ topicId }))).ticket.topic).toBe("Account Access");
    for (const topicId of [9999, "Account Access", -1, {}])
      expect((await opened(server, await sendFields({ topicId }))).ticket.topic).toBe(null);
  });
});

describe("the message", () => {
  test.each([
    ["plain text", "hello\n<b>you</b>", "text", "hello\n<b>you</b>"],
    ["an HTML data: URL", "data:text/html,<b>hi</b><script>x</script>", "html", "<b>hi</b>"],
    ["a text data: URL", "data:text/plain;charset=utf-8,caf\u00e9 <b>", "text", "café <b>"],
    ["a data: URL without a type", "data:,hello", "text", "hello"],
    ["base64", "data:text/html;base64,PGI+aGk8L2I+", "html", "<b>hi</b>"],
    ["base64 with a charset", "data:text/plain;charset=utf-8;base64,Y2Fmw6k=", "text", "café"],
    ["base64 in ISO-8859-1 that does not say so", "data:text/plain;base64,Y2Fm6Q==", "text", "café"],
    ["percent signs", "data:text/plain,50%25%20off", "text", "50% off"],
    ["a text that only begins like one", "data: see below, please", "text", "data: see below, please"],
  ])("is %s", async (_, message, format, body) => {
    expect((await opened(server, await sendFields({ message }))).thread[0]).toMatchObject({ format, body });
  });
});

describe("attachments", () => {
  const bytes = async (id: number, name: string) => {
    const { thread } = await open(server, id);
    const file = thread[0]?.attachments.find((attachment) => attachment.name === name);
    const stored = await findAttachment(server.system, id, file?.id ?? 0);
    return { type: file?.contentType, text: Buffer.from(stored?.content ?? []).toString("latin1") };
  };

  test("of JSON are one-pair objects with data: URLs or plain text", async () => {
    const id = createdId(
      await sendFields({
        attachments: [
          { "a.txt": "data:text/plain;base64,aGVsbG8=" },
          { "b.txt": "as it is" },
          { "c.png": "data:image/png,%89P" },
        ],
      }),
    );
    expect(await bytes(id, "a.txt")).toEqual({ type: "text/plain", text: "hello" });
    expect(await bytes(id, "b.txt")).toEqual({ type: "text/plain", text: "as it is" });
    expect(await bytes(id, "c.png")).toEqual({ type: "image/png", text: "\x89P" });
    expect((await open(server, id)).thread).toHaveLength(1);
  });

  test("of XML are files, in base64 or as text", async () => {
    const files =
      '<attachments><file name="a.txt" type="text/plain">x</file><file name="b.gif" type="image/gif" encoding="base64">R0lGODdh</file></attachments>';
    const id = createdId(await sendXml(xmlTicket(files)));
    expect(await bytes(id, "a.txt")).toEqual({ type: "text/plain", text: "x" });
    expect(await bytes(id, "b.gif")).toEqual({ type: "image/gif", text: "GIF87a" });
  });

  test("that can't be read are 201 and an internal note with name and reason", async () => {
    const attachments = [
      { "broken.bin": "data:application/octet-stream;base64,!!!" },
      { "good.txt": "data:,good" },
    ];
    const { thread } = await opened(server, await sendFields({ attachments }));
    expect(thread[0]?.attachments.map(({ name }) => name)).toEqual(["good.txt"]);
    expect(thread[1]).toMatchObject({ kind: "note", author: null });
    expect(thread[1]?.body).toContain("broken.bin: Unable to save file");
  });

  test("that are too large are 201 and an internal note with name and reason", async () => {
    const attachments = [{ "large.bin": `data:;base64,${"A".repeat(1_500_000)}` }];
    const { thread } = await opened(server, await sendFields({ attachments }));
    expect(thread[0]?.attachments).toEqual([]);
    expect(thread[1]?.body).toContain("large.bin: File size is too large");
  });
});

const xmlTicket = (more: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<ticket alert="true" autorespond="true" source="API">
<name>Angry User</name><email>angry@osticket.com</email><subject> A &amp; B </subject><phone ext="123">318-555-8634X123</phone><message type="text/html"><![CDATA[<b>hi</b>]]></message>${more}</ticket>`;

describe("an XML body", () => {
  test("is read as its documentation writes it", async () => {
    const { ticket, thread } = await opened(server, await sendXml(xmlTicket("")));
    expect(ticket).toMatchObject({ subject: "A & B", source: "API", customer: { name: "Angry User" } });
    expect(thread[0]).toMatchObject({ format: "html", body: "<b>hi</b>" });
  });

  test.each([
    ["mismatched", "<ticket><name>A</ticket>", "XML error: Mismatched tag at line 1:25"],
    ["empty", "", "XML error: No error at line 1:1"],
    ["JSON", '{"a":1}', "XML error: Not well-formed (invalid token) at line 1:1"],
    ["of another root", "<foo><name>A</name></foo>", invalid(USER, SUBJECT, MESSAGE)],
  ])("that is %s is 400", async (_, body, text) => {
    expect(told(await sendXml(body))).toEqual([400, text]);
  });
});

test("a mail without a sender is 400", async () => {
  const answer = await send("/api/tickets.email", { body: plainMail({ From: undefined }) });
  expect(told(answer)).toEqual([400, invalid(USER)]);
});

test("what is no mail is 400", async () => {
  for (const body of ["garbage", ""]) expect(told(await send("/api/tickets.email", { body }))[0]).toBe(400);
});
