import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  call,
  createdId,
  element,
  JANE,
  open,
  opened,
  type Sent,
  sendXml,
  ticketXml,
} from "@/e2e/support/api";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { createDepartment } from "@/lib/departments/create";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  key = (await server.key(["tickets:create"])).secret;
});
afterAll(() => server.stop());

const send = (fields: Record<string, string | undefined> = {}) => sendXml(server, fields, { key });
const sendText = (body: string | Uint8Array<ArrayBuffer>, sent: Sent = {}) =>
  call(server, "/api/tickets.xml", { key, type: "application/xml", body, ...sent });

describe("the answer", () => {
  test("is 200 with id, number and created, and nothing else", async () => {
    const answer = await send();
    const id = createdId(answer);
    const { ticket } = await open(server, id);
    const created = ticket.createdAt.toISOString().slice(0, 19).replace("T", " ");
    expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect(answer.text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><response><id>${id}</id><number>#${id}</number><created>${created}</created></response>`,
    );
  });

  test("of an error is XML with the same children as in JSON", async () => {
    const answer = await send({ name: undefined, email: "a&lt;b" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    const requestId = answer.headers.get("x-request-id");
    expect(answer.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><response><error><code>invalid<\/code>/,
    );
    expect(answer.text).toContain(
      "<fields><item><field>name</field><message>is required.</message></item><item><field>email</field>",
    );
    expect(answer.text).toContain(`<requestId>${requestId}</requestId></error></response>`);
  });

  test("quotes the caller without becoming markup", async () => {
    const answer = await send({ department: "&lt;/message&gt;&lt;x&gt;&amp;" });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain("&lt;/message&gt;&lt;x&gt;&amp;");
    expect(answer.text).not.toContain("<x>");
  });
});

describe("the fields", () => {
  test("are those of JSON", async () => {
    const { id } = await createDepartment(server.system, { name: "Warehouse", slaPlanId: null });
    const { ticket, thread } = await opened(
      server,
      await send({
        email: "all@example.com",
        department: String(id),
        priority: "high",
        topic: "Account Access",
        phone: "+1 555",
        source: "Monitoring",
        ip: "192.0.2.1",
      }),
    );
    expect(ticket).toMatchObject({
      subject: JANE.subject,
      department: "Warehouse",
      priority: "high",
      topic: "Account Access",
      source: "Monitoring",
      ip: "192.0.2.1",
      customer: { name: JANE.name, email: "all@example.com", phone: "+1 555" },
    });
    expect(thread).toMatchObject([{ kind: "customer", body: JANE.message }]);
  });

  test.each(["name", "email", "subject", "message"])("%s may not be left out", async (field) => {
    const answer = await send({ [field]: undefined });
    expect(answer.status).toBe(400);
    expect(element(answer, "field")).toBe(field);
  });

  test.each(["department", "priority", "topic"])("404 for a %s that does not exist", async (field) => {
    const answer = await send({ [field]: "Nowhere" });
    expect(answer.status).toBe(404);
    expect(element(answer, "code")).toBe("not_found");
    expect(element(answer, "field")).toBe(field);
  });

  test("007 stays 007", async () => {
    const { ticket, thread } = await opened(
      server,
      await send({ subject: "007", message: "1e3", name: "0x10" }),
    );
    expect(ticket.subject).toBe("007");
    expect(thread[0]?.body).toBe("1e3");
  });

  test("entities, numeric references and CDATA are decoded, spaces around them kept", async () => {
    const { ticket, thread } = await opened(
      server,
      await send({
        subject: "A &amp; B &lt;c&gt; &#233;&#x1F44B;",
        message: "<![CDATA[1 < 2 & so on\n]]> next  line",
      }),
    );
    expect(ticket.subject).toBe("A & B <c> é👋");
    expect(thread[0]?.body).toBe("1 < 2 & so on\n next  line");
  });

  test("markup inside the message is text unless it is escaped", async () => {
    const { thread } = await opened(server, await send({ message: "&lt;b&gt;bold&lt;/b&gt;" }));
    expect(thread[0]).toMatchObject({ format: "html", body: "<b>bold</b>" });
  });
});

describe("the encoding", () => {
  const document = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><ticket><name>Jürgen</name><email>j@example.com</email><subject>Grüße</subject><message>m</message></ticket>`;

  test.each([
    ["ISO-8859-1", Buffer.from(document("ISO-8859-1"), "latin1")],
    ["windows-1252", Buffer.from(document("windows-1252"), "latin1")],
    ["UTF-8", Buffer.from(document("UTF-8"))],
    ["UTF-16", Buffer.from(`\ufeff${document("UTF-16")}`, "utf16le")],
  ])("%s of the prolog is honoured", async (_, body) => {
    expect((await opened(server, await sendText(body))).ticket.subject).toBe("Grüße");
  });

  test("none is UTF-8", async () => {
    const body = document("x").replace(/<\?.*?\?>/, "");
    expect((await opened(server, await sendText(body))).ticket.subject).toBe("Grüße");
  });

  test("400 for one nobody knows, and for bytes that are not in it", async () => {
    expect((await sendText(document("KLINGON"))).status).toBe(400);
    expect((await sendText(Buffer.from(document("UTF-8"), "latin1"))).status).toBe(400);
  });
});

describe("400 for", () => {
  test.each([
    ["nothing", ""],
    ["no XML", "hello"],
    ["JSON", JSON.stringify(JANE)],
    ["an open element", "<ticket><name>A</name>"],
    ["a mismatched tag", "<ticket><name>A</ticket>"],
    ["two roots", `${ticketXml()}<ticket/>`],
    ["another root", "<case><name>A</name></case>"],
    ["an unknown entity", ticketXml({ name: "&nbsp;" })],
    ["a DOCTYPE", `<!DOCTYPE ticket>${ticketXml().slice(38)}`],
    ["a DTD", `<!DOCTYPE ticket [<!ELEMENT ticket ANY>]>${ticketXml().slice(38)}`],
    ["a custom entity", `<!DOCTYPE t [<!ENTITY e "x">]>${ticketXml({ name: "&e;" }).slice(38)}`],
    [
      "an external entity",
      `<!DOCTYPE t [<!ENTITY e SYSTEM "file:///etc/passwd">]>${ticketXml({ name: "&e;" }).slice(38)}`,
    ],
  ])("%s", async (_, body) => {
    const answer = await sendText(body);
    expect(answer.status).toBe(400);
    expect(element(answer, "code")).toMatch(/^(malformed|invalid)$/);
    expect(answer.text).not.toContain("root:");
  });

  test("a billion laughs, at once", async () => {
    const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    const since = performance.now();
    const body = `<!DOCTYPE t [<!ENTITY l0 "lol">${entities.join("")}]>${ticketXml({ name: "&l9;" }).slice(38)}`;
    expect((await sendText(body)).status).toBe(400);
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});

describe("413 for", () => {
  test.each([
    ["absurd depth", `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`],
    ["absurdly many elements", `<ticket>${"<a/>".repeat(2_000_000)}</ticket>`],
    [
      "absurdly many attributes",
      `<ticket ${Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(" ")}/>`,
    ],
  ])("%s, at once and in bounded memory", async (_, body) => {
    const since = performance.now();
    const answer = await sendText(body);
    expect(answer.status).toBe(413);
    expect(element(answer, "code")).toBe("too_large");
    expect(performance.now() - since).toBeLessThan(3_000);
  });
});

test("is XML whatever Content-Type says", async () => {
  for (const type of ["text/xml", "application/x-www-form-urlencoded", "text/plain"])
    expect((await sendText(ticketXml(), { type })).status).toBe(200);
});

test("a ticket is the same under /deskuss/api/", async () => {
  const answer = await call(server, "/deskuss/api/tickets.xml", { key, body: ticketXml() });
  expect((await opened(server, answer)).ticket.subject).toBe(JANE.subject);
});
