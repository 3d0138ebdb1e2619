import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  call,
  createdId,
  element,
  JANE,
  jsonError,
  opened,
  type Sent,
  sendJson,
  ticketXml,
} from "@/e2e/support/api";
import { plainMail } from "@/e2e/support/mail";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  key = (await server.key()).secret;
});
afterAll(() => server.stop());

/** Creates a ticket with this Idempotency-Key. */
const send = (idempotency: string, fields: object = {}, sent: Sent = {}) =>
  sendJson(server, fields, { key, headers: { "Idempotency-Key": idempotency }, ...sent });

const HOUR = 3_600_000;

/** Lets the record of this Idempotency-Key look as old as this. */
const age = (idempotency: string, ms: number) =>
  server.db.prisma.idempotencyRecord.updateMany({
    where: { key: idempotency },
    data: { createdAt: new Date(Date.now() - ms) },
  });

test("the same request again answers exactly what the first did, and makes nothing", async () => {
  const again = randomUUID();
  const first = await send(again, { subject: "Once" });
  expect((await send(again, { subject: "Once" })).text).toBe(first.text);
  expect((await send(again, { subject: "Once" })).status).toBe(200);
  expect(await server.db.prisma.ticket.count({ where: { subject: "Once" } })).toBe(1);
});

test("twenty at once are one ticket", async () => {
  const again = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(again, { subject: "Twenty" })));
  expect(new Set(answers.map(createdId)).size).toBe(1);
  expect(await server.db.prisma.ticket.count({ where: { subject: "Twenty" } })).toBe(1);
});

test("another body is 409", async () => {
  const again = randomUUID();
  await send(again);
  const answer = await send(again, { subject: "Another" });
  expect(answer.status).toBe(409);
  expect(jsonError(answer)).toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Idempotency-Key"),
  });
});

test("another address is 409, for the same bytes would mean another thing", async () => {
  const again = { headers: { "Idempotency-Key": randomUUID() } };
  const body = plainMail();
  await call(server, "/api/tickets.email", { key, body, ...again });
  expect((await call(server, "/api/tickets.json", { key, body, ...again })).status).toBe(400);
  const rfc822 = { type: "message/rfc822", ...again };
  expect((await call(server, "/api/tickets.xml", { key, body, ...rfc822 })).status).toBe(409);
});

test("is each key's own", async () => {
  const again = randomUUID();
  const other = (await server.key()).secret;
  const mine = createdId(await send(again));
  const theirs = createdId(await send(again, {}, { key: other, headers: { "Idempotency-Key": again } }));
  expect(theirs).not.toBe(mine);
});

test("holds for 24 hours", async () => {
  const again = randomUUID();
  const first = createdId(await send(again));
  await age(again, 24 * HOUR - 60_000);
  expect(createdId(await send(again))).toBe(first);
  expect((await send(again, { subject: "Another" })).status).toBe(409);
});

test("is forgotten after 24 hours, and then good for another body", async () => {
  const again = randomUUID();
  const first = createdId(await send(again));
  await age(again, 24 * HOUR + 1_000);
  const second = createdId(await send(again, { subject: "Another" }));
  expect(second).not.toBe(first);
  expect(createdId(await send(again, { subject: "Another" }))).toBe(second);
});

test("a refused request takes no key: the mended one may use it", async () => {
  const again = randomUUID();
  expect((await send(again, { email: "jane" })).status).toBe(400);
  expect((await send(again, { department: "Nowhere" })).status).toBe(404);
  expect((await send(again)).status).toBe(200);
});

test("works for XML, mail and osTicket's clients too", async () => {
  const same = { headers: { "Idempotency-Key": randomUUID() } };
  const xml = (name: string) => call(server, "/api/tickets.xml", { key, body: ticketXml({ name }), ...same });
  expect((await xml("Jane")).text).toBe((await xml("Jane")).text);
  const refused = await xml("Joe");
  expect(refused.status).toBe(409);
  expect(element(refused, "code")).toBe("conflict");

  const post = { body: plainMail({ "Message-ID": undefined }), headers: { "Idempotency-Key": randomUUID() } };
  const mail = () => call(server, "/api/tickets.email", { key, ...post });
  expect(createdId(await mail())).toBe(createdId(await mail()));

  const old = { body: JSON.stringify(JANE), headers: { "Idempotency-Key": randomUUID() } };
  const osticket = (body: string) => call(server, "/api/tickets.json", { osticket: key, ...old, body });
  expect((await osticket(old.body)).text).toBe((await osticket(old.body)).text);
  expect((await osticket(`${old.body} `)).status).toBe(409);
});

test("keeps a ticket with attachments one ticket with one set of them", async () => {
  const body = JSON.stringify({ ...JANE, attachments: [{ "a.txt": "data:,a" }] });
  const sent = { osticket: key, body, headers: { "Idempotency-Key": randomUUID() } };
  const [first, second] = [
    await call(server, "/api/tickets.json", sent),
    await call(server, "/api/tickets.json", sent),
  ];
  expect(second.text).toBe(first.text);
  expect((await opened(server, first)).thread[0]?.attachments).toHaveLength(1);
});

test.each(["", "with space", "x".repeat(256), "caf\xe9"])(
  "400 for what is no Idempotency-Key: %j",
  async (wrong) => {
    const answer = await send(wrong);
    expect(answer.status).toBe(400);
    expect(jsonError(answer).fields).toMatchObject([{ field: "Idempotency-Key" }]);
  },
);

test("without the header the same request twice is two tickets", async () => {
  const twice = () => sendJson(server, {}, { key });
  expect(createdId(await twice())).not.toBe(createdId(await twice()));
});
