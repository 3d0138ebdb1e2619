import { afterAll, beforeAll, expect, test } from "vitest";
import { call, createdId, sendJson, ticketXml } from "@/e2e/support/api";
import { plainMail } from "@/e2e/support/mail";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";

let server: TestServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  key = (await server.key()).secret;
});
afterAll(() => server.stop());

test("1,000 creations at once through one key for one new customer are 1,000 tickets of one customer", async () => {
  const email = "busy@example.com";
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, n) => sendJson(server, { email, subject: `Number ${n}` }, { key })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(createdId)).size).toBe(1000);
  const customers = await server.db.prisma.customer.findMany({ where: { emailKey: email } });
  expect(customers).toHaveLength(1);
  const tickets = await server.db.prisma.ticket.findMany({
    where: { customerId: customers[0]?.id ?? 0 },
    include: { _count: { select: { messages: true, events: true } } },
  });
  expect(new Set(tickets.map(({ subject }) => subject)).size).toBe(1000);
  for (const { _count } of tickets) expect(_count).toEqual({ messages: 1, events: 1 });
});

test("every door at once for one new customer, written in many ways, is one customer", async () => {
  const spellings = ["Doors@Example.com", "doors@example.com", "DOORS@EXAMPLE.COM"];
  const answers = await Promise.all(
    Array.from({ length: 90 }, (_, n) => {
      const email = spellings[n % 3] ?? "";
      if (n % 5 === 0) return call(server, "/api/tickets.email", { key, body: plainMail({ From: email }) });
      if (n % 5 === 1) return call(server, "/api/tickets.xml", { key, body: ticketXml({ email }) });
      if (n % 5 === 2) return sendJson(server, { email, phone: `${n}` }, { key });
      const headers = { "Idempotency-Key": `door-${n}` };
      return sendJson(server, { email }, n % 5 === 3 ? { key, headers } : { osticket: key });
    }),
  );
  expect(new Set(answers.map(createdId)).size).toBe(90);
  expect(await server.db.prisma.customer.count({ where: { emailKey: "doors@example.com" } })).toBe(1);
});

test("mails with the same attachments at once do not wait for each other in a circle", async () => {
  const attachments = ["a", "b", "c", "d"].map((name) => ({ [`${name}.txt`]: `data:,${name}` }));
  const body = (order: number) =>
    JSON.stringify({
      ...{ name: "A", email: `a${order}@example.com`, subject: "s", message: "m" },
      attachments: order % 2 ? attachments : attachments.toReversed(),
    });
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => call(server, "/api/tickets.json", { osticket: key, body: body(n) })),
  );
  expect(new Set(answers.map(createdId)).size).toBe(60);
  expect(await server.db.prisma.file.count()).toBeLessThanOrEqual(4 + 18);
});
