import fc from "fast-check";
import { expect, test } from "vitest";
import { exchange, outcome, REQUEST_ID, read } from "../exchange";
import { deskussTicketJson } from "./ticket-json";
import { deskussTicketXml } from "./ticket-xml";

const jane = { name: "Jane Smith", email: "jane@example.com", subject: "Login", message: "It does nothing." };
const all = {
  ...jane,
  department: "Support",
  priority: "high",
  topic: "Access",
  phone: "1",
  source: "CRM",
  ip: "::1",
};
const json = (value: unknown) => exchange(deskussTicketJson, JSON.stringify(value));
const xmlOf = (fields: object) =>
  `<ticket>${Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`)}</ticket>`;

test("JSON: 200 and exactly three keys", async () => {
  const { status, type, headers, text } = await json(all);
  expect([status, type]).toEqual([200, "application/json; charset=utf-8"]);
  expect(text).toBe('{"id":1042,"number":"#1042","created":"2026-06-12 14:32:01"}');
  expect(headers.get("cache-control")).toBe("no-store");
});

test("XML: 200 and the same three", async () => {
  const { status, type, headers, text } = await exchange(deskussTicketXml, xmlOf(all));
  expect([status, type]).toEqual([200, "application/xml; charset=utf-8"]);
  expect(text).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><response><id>1042</id><number>#1042</number><created>2026-06-12 14:32:01</created></response>',
  );
  expect(headers.get("cache-control")).toBe("no-store");
});

test("documented fields are passed on as they are, others are not", () => {
  const odd = { ...all, department: 3, topic: null, priority: ["x"] };
  const others = { format: "html", attachments: [1], unknown: "default", notes: ["x"], foo: 1 };
  expect(read(deskussTicketJson, JSON.stringify({ ...odd, ...others }))).toEqual(odd);
  expect(read(deskussTicketXml, xmlOf({ ...all, ...others }))).toEqual(all);
});

test("JSON: every wrong field is named at once", async () => {
  const { status, text } = await json({ name: 5, email: "nope", message: "", department: {} });
  expect(status).toBe(400);
  const { error } = JSON.parse(text);
  expect(error).toMatchObject({ code: "invalid", requestId: REQUEST_ID });
  expect(error.fields).toEqual([
    { field: "name", message: "must be text." },
    { field: "email", message: "must be an e-mail address such as jane@example.com." },
    { field: "subject", message: "is required." },
    { field: "message", message: "is required." },
    { field: "department", message: "must be a name or a whole-number id." },
  ]);
});

test("XML: the same in XML", async () => {
  const { status, type, text } = await exchange(
    deskussTicketXml,
    xmlOf({ ...jane, email: "nope", name: "" }),
  );
  expect([status, type]).toEqual([400, "application/xml; charset=utf-8"]);
  expect(text).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><response><error><code>invalid</code>' +
      "<message>name: is required. email: must be an e-mail address such as jane@example.com.</message>" +
      "<fields><item><field>name</field><message>is required.</message></item>" +
      "<item><field>email</field><message>must be an e-mail address such as jane@example.com.</message></item></fields>" +
      `<requestId>${REQUEST_ID}</requestId></error></response>`,
  );
});

test.each([["[]"], ["[1]"], ['"text"'], ["1"], ["true"], ["null"]])("JSON: %s is no ticket", async (body) => {
  const { status, text } = await exchange(deskussTicketJson, body);
  expect(status).toBe(400);
  expect(JSON.parse(text).error).toMatchObject({
    code: "invalid",
    message: expect.stringContaining("must be a JSON object"),
    fields: [],
  });
});

test("malformed bodies are 400 in the caller's format", async () => {
  expect(await exchange(deskussTicketJson, '{"a":')).toMatchObject({
    status: 400,
    text: `{"error":{"code":"malformed","message":"The body is not valid JSON: it ends at line 1, column 6, where a value is expected.","fields":[],"requestId":"${REQUEST_ID}"}}`,
  });
  const xml = await exchange(deskussTicketXml, "<ticket>");
  expect(xml).toMatchObject({ status: 400, type: "application/xml; charset=utf-8" });
  expect(xml.text).toContain(
    "<code>malformed</code><message>The body is not usable XML: &lt;ticket&gt; is never",
  );
  expect(xml.text).toContain("<fields></fields>");
});

test("XML: another root is refused by name", async () => {
  const { status, text } = await exchange(deskussTicketXml, "<foo><name>A</name></foo>");
  expect([status, text]).toEqual([400, expect.stringContaining("must be &lt;ticket&gt;, not &lt;foo&gt;.")]);
});

test("XML: text stays text, entities are decoded, the prolog's encoding holds", () => {
  expect(
    read(deskussTicketXml, "<ticket><subject>007</subject><department>3</department></ticket>"),
  ).toMatchObject({
    subject: "007",
    department: "3",
  });
  const latin1 = Buffer.from(
    '<?xml version="1.0" encoding="ISO-8859-1"?><ticket><name>Zoë &amp; Co &#8364;</name></ticket>',
    "latin1",
  );
  expect(read(deskussTicketXml, latin1).name).toBe("Zoë & Co €");
  expect(read(deskussTicketXml, latin1, "text/xml; charset=koi8-r").name).toBe("ZoК & Co €");
});

test("XML: attributes of <ticket> are fields where no element is", () => {
  const xml = '<ticket alert="true" source="CRM" name="A"><name>B</name></ticket>';
  expect(read(deskussTicketXml, xml)).toEqual({ name: "B", source: "CRM" });
});

const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc.json().map((text) => Buffer.from(text)),
  fc
    .dictionary(fc.constantFrom(...Object.keys(all), "__proto__"), fc.jsonValue())
    .map((value) => Buffer.from(JSON.stringify(value))),
  fc.string().map((text) => Buffer.from(`<ticket><name>${text}</name></ticket>`)),
);

test("any bytes are read or refused, and the answer is 200, 400 or 413", async () => {
  const property = fc.asyncProperty(
    bodies,
    fc.constantFrom(deskussTicketJson, deskussTicketXml),
    async (body, dialect) => {
      expect(["read", "malformed", "invalid", "too_large"]).toContain(outcome(() => read(dialect, body)));
      expect([200, 400, 413]).toContain((await exchange(dialect, body)).status);
    },
  );
  await fc.assert(property, { numRuns: 500 });
});
