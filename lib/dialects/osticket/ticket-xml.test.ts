import fc from "fast-check";
import { expect, test } from "vitest";
import { exchange, outcome, read } from "../exchange";
import { osticketTicketXml } from "./ticket-xml";

const send = (body: string | Uint8Array) => exchange(osticketTicketXml, body);
const INVALID =
  "Unable to create new ticket: validation errors:\nuser: Incomplete client information\n" +
  "20: Issue Summary is a required field\n21: Issue Details is a required field";

const full = `<?xml version="1.0" encoding="UTF-8"?>
<ticket alert="true" autorespond="true" source="API">
  <name>Angry User</name><email> api@osticket.com </email>
  <subject>A &amp; <![CDATA[<b>B</b>]]></subject>
  <phone ext="123">318-555-8634</phone>
  <message type="text/html"><![CDATA[<b>hi</b>]]></message>
  <priorityId>3</priorityId><topicId>10</topicId><ip>10.0.0.7</ip>
  <attachments>
    <file name="a.txt" type="text/plain"> x </file>
    <file name="b.gif" type="image/gif" encoding="base64">R0lG
      ODdh</file>
    <file name="c.bin" encoding="base64">!</file>
    <file>y</file>
  </attachments>
</ticket>`;

test("recorded: xml ok", async () => {
  expect(await send(full)).toMatchObject({ status: 201, text: "1042" });
  expect(read(osticketTicketXml, full)).toEqual({
    name: "Angry User",
    email: "api@osticket.com",
    subject: "A & B",
    phone: "318-555-8634",
    source: "API",
    priority: "high",
    topic: 10,
    ip: "10.0.0.7",
    unknown: "default",
    nameFrom: "customer",
    message: "<b>hi</b>",
    format: "html",
    attachments: [
      { name: "a.txt", contentType: "text/plain", content: Buffer.from(" x ") },
      { name: "b.gif", contentType: "image/gif", content: Buffer.from("GIF87a") },
      { name: "attachment", contentType: "text/plain", content: Buffer.from("y") },
    ],
    notes: ["c.bin: Unable to save file (its base64 can't be read)"],
  });
});

test("recorded: xml attributes", async () => {
  const xml = '<ticket name="A" email="api@osticket.com" subject="attrs" message="m"/>';
  expect(await send(xml)).toMatchObject({ status: 201 });
  expect(read(osticketTicketXml, xml)).toMatchObject({ subject: "attrs", message: "m", format: "text" });
});

test.each([
  ["xml malformed", "<ticket><name>A</ticket>", "XML error: Mismatched tag at line 1:25"],
  ["xml empty", "", "XML error: No error at line 1:1"],
  ["JSON sent", '{"name":"A"}', "XML error: Not well-formed (invalid token) at line 1:1"],
  ["bad attribute", "<ticket>\n<a b=c/></ticket>", "XML error: Not well-formed (invalid token) at line 2:6"],
  ["a DOCTYPE", "<!DOCTYPE ticket><ticket/>", "XML error: Not well-formed (invalid token) at line 1:1"],
  [
    "another encoding",
    Buffer.from("<a>é</a>", "latin1"),
    "XML error: Not well-formed (invalid token) at line 1:1",
  ],
  ["xml other root", "<foo><name>A</name></foo>", INVALID],
  ["no fields", "<ticket/>", INVALID],
])("refused: %s", async (_, xml, text) => {
  expect(await send(xml)).toMatchObject({ status: 400, text, type: "text/plain; charset=utf-8" });
});

test("too much is 413", async () => {
  expect(await send(`<ticket>${"<a/>".repeat(20_000)}</ticket>`)).toMatchObject({
    status: 413,
    text: "The XML has more than 10000 elements, comments and sections.",
  });
});

test("the prolog tells the encoding, whatever the Content-Type says", () => {
  const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><ticket name="Zoë"/>';
  expect(read(osticketTicketXml, Buffer.from(xml, "latin1"), "text/xml; charset=utf-8").name).toBe("Zoë");
});

test("any bytes are read or refused", async () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 100 }),
    fc.string().map((text) => Buffer.from(`<ticket><attachments><file encoding='base64'>${text}`)),
    fc
      .string()
      .map((text) => Buffer.from(`<ticket><attachments><file>${text}</file></attachments></ticket>`)),
  );
  const property = fc.asyncProperty(body, async (bytes) => {
    expect(["read", "malformed", "too_large"]).toContain(outcome(() => read(osticketTicketXml, bytes)));
    expect([201, 400, 413]).toContain((await send(bytes)).status);
  });
  await fc.assert(property, { numRuns: 500 });
});
