import fc from "fast-check";
import { expect, test } from "vitest";
import { exchange, outcome, read } from "../exchange";
import { osticketTicketJson } from "./ticket-json";

const jane = { name: "Jane Doe", email: "jane@example.com", subject: "S", message: "hello" };
const send = (body: string | Uint8Array, type?: string) => exchange(osticketTicketJson, body, type);
const fieldsOf = (more: object) => read(osticketTicketJson, JSON.stringify({ ...jane, ...more }));
const INVALID = "Unable to create new ticket: validation errors:\n";
const USER = "user: Incomplete client information";
const SUBJECT = "20: Issue Summary is a required field";
const MESSAGE = "21: Issue Details is a required field";

test.each([
  ["ok, PHP-curl content type", jane, "application/x-www-form-urlencoded"],
  ["ok, application/json", jane, "application/json"],
  ["unknown field", { ...jane, foo: 1 }, ""],
  ["unknown topicId", { ...jane, topicId: 9999 }, ""],
  ["source Phone", { ...jane, source: "Phone" }, ""],
  ["source Web", { ...jane, source: "Web" }, ""],
  ["bad address of the caller", { ...jane, ip: "localhost" }, ""],
  ["numbers for text", { ...jane, subject: 5, message: 6, phone: 7 }, ""],
  ["subject over 50", { ...jane, subject: "s".repeat(200) }, ""],
  ["bad attachment", { ...jane, attachments: [{ "a.bin": "data:;base64,!" }, 5, "x", null, {}] }, ""],
])("recorded: %s", async (_, body, type) => {
  expect(await send(JSON.stringify(body), type)).toMatchObject({ status: 201, text: "1042" });
});

test.each([
  ["{} body", "{}", "No errors"],
  ["empty body", "", "No errors"],
  ["text", '"x"', "No errors"],
  ["number", "5", "No errors"],
  ["null", "null", "No errors"],
  ["empty list", "[]", "No errors"],
  ["malformed json", '{"a":', "Syntax error, malformed JSON"],
  ["not UTF-8", Buffer.from('{"a":"é"}', "latin1"), "Syntax error, malformed JSON"],
  ["json list", "[1]", `${INVALID}${USER}\n${SUBJECT}\n${MESSAGE}`],
  ["nothing useful", '{"foo":"bar"}', `${INVALID}${USER}\n${SUBJECT}\n${MESSAGE}`],
  ["missing name", JSON.stringify({ ...jane, name: undefined }), INVALID + USER],
  ["missing email", JSON.stringify({ ...jane, email: undefined }), INVALID + USER],
  ["missing subject", JSON.stringify({ ...jane, subject: undefined }), INVALID + SUBJECT],
  ["missing message", JSON.stringify({ ...jane, message: undefined }), INVALID + MESSAGE],
  ["empty message", JSON.stringify({ ...jane, message: " " }), INVALID + MESSAGE],
  ["message as object", JSON.stringify({ ...jane, message: { a: 1 } }), INVALID + MESSAGE],
  ["bad email", JSON.stringify({ ...jane, email: "notanemail" }), INVALID + USER],
])("refused: %s", async (_, body, text) => {
  expect(await send(body)).toMatchObject({ status: 400, text, type: "text/plain; charset=utf-8" });
});

test("too many values are 413", async () => {
  expect(await send(`[${"1,".repeat(300_000)}1]`)).toMatchObject({ status: 413 });
});

test("simple fields", () => {
  const sent = { phone: "318-555-8634X123", source: "API", ip: "10.0.0.7", alert: true, autorespond: false };
  expect(fieldsOf(sent)).toEqual({
    ...jane,
    phone: "318-555-8634X123",
    source: "API",
    ip: "10.0.0.7",
    format: "text",
    unknown: "default",
    nameFrom: "customer",
    attachments: [],
    notes: [],
  });
});

test.each([
  [{ priority: 1 }, "low"],
  [{ priorityId: "4" }, "emergency"],
  [{ priorityId: 3, priority: "" }, "high"],
  [{ priority: "High" }, "high"],
  [{ priority: 99 }, undefined],
  [{ priority: "asap" }, undefined],
  [{ priority: { toString: 1, valueOf: 1 }, topicId: { toString: 1 } }, undefined],
])("priority of %j is %s", (sent, priority) => {
  expect(fieldsOf(sent).priority).toBe(priority);
});

test.each([
  [10, 10],
  ["10", 10],
  [" 10 ", 10],
  ["General Inquiry", undefined],
  [0, undefined],
  [-1, undefined],
  [1.5, undefined],
  [99999999999, undefined],
  [2147483648, undefined],
])("topicId %j is topic %s", (topicId, topic) => {
  expect(fieldsOf({ topicId }).topic).toBe(topic);
});

test.each([
  ["<b>Jane</b> Doe", "Jane Doe"],
  ["Jane <jane@example.com>", "Jane"],
  ["1 < 2 > 0", "1 < 2 > 0"],
  ["a <3 b", "a <3 b"],
])("tags in %j are stripped: %j", (text, stripped) => {
  expect(fieldsOf({ name: text, subject: text })).toMatchObject({ name: stripped, subject: stripped });
});

const value = fc.oneof(
  fc.jsonValue(),
  fc.string().map((text) => `data:${text}`),
  fc.array(
    fc.dictionary(
      fc.string(),
      fc.string().map((text) => `data:;base64,${text}`),
    ),
  ),
);
const names = fc.constantFrom(
  ..."name email subject message attachments priority topicId ip __proto__".split(" "),
);

test("any bytes and any values are read or refused", async () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 100 }),
    fc.dictionary(names, value).map((fields) => Buffer.from(JSON.stringify(fields))),
  );
  const property = fc.asyncProperty(body, async (bytes) => {
    expect(["read", "malformed", "too_large"]).toContain(outcome(() => read(osticketTicketJson, bytes)));
    expect([201, 400, 413]).toContain((await send(bytes)).status);
  });
  await fc.assert(property, { numRuns: 500 });
});
