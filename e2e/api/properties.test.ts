import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, JANE, type Sent, ticketXml } from "@/e2e/support/api";
import { plainMail } from "@/e2e/support/mail";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  key = (await server.key()).secret;
});
afterAll(() => server.stop());

/** How often each property is tried; `FAST_CHECK_RUNS=5000 npm test e2e/api/properties` looks harder. */
const RUNS = Number(process.env.FAST_CHECK_RUNS ?? 60);
const AT_ONCE = 8;

/** A valid body, some of whose bytes were replaced, doubled or lost on the way. */
const damaged = (valid: Buffer) =>
  fc
    .array(fc.tuple(fc.nat(valid.length), fc.nat(6), fc.uint8Array({ maxLength: 8 })), {
      minLength: 1,
      maxLength: 6,
    })
    .map((cuts) =>
      cuts.reduce<Buffer<ArrayBufferLike>>(
        (bytes, [at, lost, put]) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + lost)]),
        valid,
      ),
    );

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
const texts = (arbitrary: fc.Arbitrary<string>) => arbitrary.map((text) => Buffer.from(text));
const awkward = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("\0", "\ud800", "__proto__", "data:;base64,="),
);

const json = fc.oneof(
  bytes,
  damaged(Buffer.from(JSON.stringify({ ...JANE, attachments: [{ a: "data:;base64,QQ==" }] }))),
  texts(fc.json()),
  // Right names, any values.
  texts(
    fc
      .dictionary(
        fc.constantFrom(
          "name",
          "email",
          "subject",
          "message",
          "phone",
          "source",
          "ip",
          "attachments",
          "alert",
          "topicId",
        ),
        fc.oneof(fc.jsonValue(), awkward),
      )
      .map((fields) => JSON.stringify({ ...JANE, ...fields })),
  ),
);

const xml = fc.oneof(
  bytes,
  damaged(Buffer.from(ticketXml({ subject: "<![CDATA[x]]>&#233;&amp;", message: "&lt;b&gt;" }))),
  texts(
    fc
      .array(
        fc.constantFrom(
          "<ticket>",
          "</ticket>",
          "<a b='",
          "'",
          ">",
          "<![CDATA[",
          "]]>",
          "<!--",
          "&",
          ";",
          "<?",
          "?>",
          "<!DOCTYPE x [",
          "é",
          "\u0001",
        ),
      )
      .map((parts) => parts.join("")),
  ),
);

const mail = fc.oneof(
  bytes,
  damaged(
    plainMail(
      { "Content-Type": 'multipart/mixed; boundary="b"', Subject: "=?utf-8?B?w6k=?=" },
      "--b",
      "",
      "x",
      "--b--",
    ),
  ),
  texts(
    fc
      .array(
        fc.constantFrom(
          "From: a@b",
          "From:",
          "Content-Type: multipart/mixed; boundary=x",
          "--x",
          "--x--",
          "Content-Transfer-Encoding: base64",
          "Content-Type: text/html; charset=utf-7",
          "=?x?Q?",
          "",
          " folded",
          "\0",
          "Message-ID: <",
          "References: <a> <b",
        ),
      )
      .map((lines) => lines.join("\r\n")),
  ),
);

const DOORS: [name: string, path: string, type: string, body: fc.Arbitrary<Buffer>][] = [
  ["JSON", "/api/tickets.json", "application/json", json],
  ["XML", "/api/tickets.xml", "application/xml", xml],
  ["a mail to JSON", "/api/tickets.json", "message/rfc822", mail],
  ["a mail to XML", "/api/tickets.xml", "message/rfc822", mail],
  ["a mail", "/api/tickets.email", "text/plain", mail],
];

/** Sends many bodies, some at once, and expects each to end as one of these. */
async function expectStatuses(allowed: number[], path: string, sent: Sent, body: fc.Arbitrary<Buffer>) {
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (bodies) => {
      const answers = await Promise.all(
        bodies.map((one) => call(server, path, { ...sent, body: new Uint8Array(one) })),
      );
      for (const { status, text } of answers) {
        expect({ status, text }).toEqual({ status: expect.toBeOneOf(allowed), text: expect.any(String) });
        if (status >= 400) expect(text.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: Math.ceil(RUNS / AT_ONCE), endOnFailure: true },
  );
}

describe.each(DOORS)("whatever is sent as %s,", (_, path, type, body) => {
  test("our dialect answers 200, 400 or 413", () =>
    expectStatuses([200, 400, 413], path, { key, type }, body));
  test("osTicket's answers 201, 400 or 413", () =>
    expectStatuses([201, 400, 413], path, { osticket: key, type }, body));
  test("without a key it is 401", () => expectStatuses([401], path, { type }, body));
});

test("cron minds no body", () => expectStatuses([200], "/api/tasks/cron", { key }, bytes));

test("any Content-Type, and any Idempotency-Key that HTTP can carry, is 200, 400 or 409", async () => {
  const visible = fc.stringMatching(/^[\x20-\x7e]{0,40}$/);
  await fc.assert(
    fc.asyncProperty(visible, visible, async (type, idempotency) => {
      const headers = { "Content-Type": type, "Idempotency-Key": idempotency };
      const { status } = await call(server, "/api/tickets.json", {
        key,
        headers,
        body: JSON.stringify(JANE),
      });
      expect(status).toBeOneOf([200, 400, 409]);
    }),
    { numRuns: RUNS },
  );
});
