import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { addSender, makeOutboxDesk, type OutboxDesk } from "@/e2e/support/outbox-desk";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import { until } from "@/e2e/support/until";
import { transaction } from "@/lib/db/transaction";
import { sendMail } from "@/lib/delivery/send";
import { openSecret, sealSecret } from "@/lib/mail-servers/secrets";
import { findMailbox } from "@/lib/mailboxes/find";
import { createMailbox, updateMailbox } from "@/lib/mailboxes/save";
import { testOutgoing } from "@/lib/mailboxes/test";
import { hasNews } from "@/lib/notices/cursor";
import { sendNotices } from "@/lib/notices/send";
import { acknowledge } from "@/lib/outbox/acknowledge";
import { settings } from "@/lib/settings/read";
import { changeNotices } from "@/lib/staff/mail-preferences";
import { changeTickets } from "@/lib/tickets/change";
import { createTicket } from "@/lib/tickets/create";
import { sendMessage } from "@/lib/tickets/send-message";

/** Members of staff who do not see everything, as nobody does yet. */
const sights = new Map<number, string>();
vi.mock(import("@/lib/tickets/visibility"), async (load) => {
  const { visibleSql, ...others } = await load();
  return {
    ...others,
    visibleSql: (context) =>
      (context.actor.type === "staff" && sights.get(context.actor.id)) || visibleSql(context),
  };
});

let desk: OutboxDesk;
let smtp: TestSmtp;
let ben: number;

beforeAll(async () => {
  desk = await makeOutboxDesk();
  smtp = await startSmtp();
  await addSender(desk, smtp.port);
  ({ id: ben } = await desk.db.prisma.staff.create({
    data: { email: "ben@help.example", name: "Ben Baker", role: "agent" },
  }));
  await settle();
});
afterAll(async () => {
  await smtp.stop();
  await desk.drop();
});
beforeEach(async () => {
  await settle();
  await desk.db.prisma.outboundMail.deleteMany();
  smtp.received.length = 0;
});

/** Until everything that happened is told: it is marked out first, and told when all who wrote then have ended. */
const settle = () =>
  until(async () => {
    await sendNotices(desk.db);
    return !(await hasNews(desk.db.pool));
  });

const ticket = async (more: { subject?: string; email?: string } = {}) =>
  (
    await createTicket(desk.system, {
      name: "Jane",
      email: "jane@example.com",
      subject: "Printer",
      message: "It smokes.",
      ...more,
    })
  ).id;
const mails = () => desk.db.prisma.outboundMail.findMany({ orderBy: { id: "asc" } });
const ack = (ticketId: number, mayAnswer = true) =>
  transaction(desk.db.pool, (client) => acknowledge(client, { ticketId, mayAnswer }));

test("an acknowledgement goes out once, says that a program wrote it, and answers the mail", async () => {
  const id = await ticket();
  expect(await ack(id)).toBe(true);
  expect(await ack(id)).toBe(false);
  const [mail] = await mails();
  await sendMail(desk.db, mail?.id ?? 0);
  const raw = smtp.received[0]?.raw.toString() ?? "";
  expect(raw).toMatch(/^Auto-Submitted: auto-replied$/m);
  expect(raw).toContain(`Subject: Re: Printer [#${id}]`);
  expect(raw).toContain("Hello Jane,");
  expect(raw).toMatch(/text\/plain[\s\S]*text\/html/);
});

test("nobody is acknowledged to who should not be", async () => {
  const change = (id: number, data: object) => desk.db.prisma.ticket.update({ where: { id }, data });
  expect(await ack(await ticket({ email: "bot@example.com" }), false)).toBe(false);
  const unverified = await ticket({ email: "u@example.com" });
  await change(unverified, { unverified: true });
  expect(await ack(unverified)).toBe(false);
  const spam = await ticket({ email: "s@example.com" });
  await change(spam, { folder: "spam" });
  expect(await ack(spam)).toBe(false);
  const blocked = await ticket({ email: "b@example.com" });
  await desk.db.prisma.customer.update({
    where: { emailKey: "b@example.com" },
    data: { blockedAt: new Date() },
  });
  expect(await ack(blocked)).toBe(false);
  await desk.db.prisma.failingAddress.create({ data: { emailKey: "f@example.com", reason: "550" } });
  expect(await ack(await ticket({ email: "f@example.com" }))).toBe(false);
  expect(await ack(await ticket({ email: "support@help.example" }))).toBe(false);
  expect(await mails()).toEqual([]);
});

test("an address gets five acknowledgements an hour, however many come at once", async () => {
  const ids = await Promise.all(Array.from({ length: 9 }, () => ticket({ email: "many@example.com" })));
  const sent = await Promise.all(ids.map((id) => ack(id)));
  expect(sent.filter(Boolean)).toHaveLength(5);
});

test("staff are told once, most urgent first, and never of their own deeds", async () => {
  const id = await ticket();
  await changeTickets(desk.agent, { changes: [{ id, set: { assigneeId: ben } }] });
  await sendMessage(desk.agent, {
    ticketId: id,
    kind: "note",
    body: `<p><span data-mention="${ben}">@Ben</span> look</p>`,
    sendKey: randomUUID(),
    seenMessageId: null,
  });
  await settle();
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ kind: "notice", toKey: "ben@help.example", ticketId: id });
  await sendMail(desk.db, mail?.id ?? 0);
  const raw = smtp.received[0]?.raw.toString() ?? "";
  expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(raw).toContain("Ada Lovelace mentioned you");
});

test("many tickets at once are one mail, and who does not want it gets none", async () => {
  await changeNotices(
    { ...desk.agent, actor: { type: "staff", id: ben, name: "Ben", role: "agent" } },
    { notices: ["assigned"] },
  );
  for (let at = 0; at < 12; at++) await ticket({ subject: `Import ${at}` });
  await settle();
  expect(await mails()).toMatchObject([
    { toKey: "ada@help.example", ticketId: null, subject: "12 tickets in Deskuss" },
  ]);
});

test("an event that commits late is told all the same", async () => {
  const late = await desk.db.pool.connect();
  await late.query("BEGIN");
  const id = await ticket({ subject: "Late" });
  await settle();
  await desk.db.prisma.outboundMail.deleteMany();
  await late.query("INSERT INTO ticket_event (ticket_id, type, details) VALUES ($1, 'overdue', '{}')", [id]);
  await ticket({ subject: "Meanwhile" });
  for (let times = 0; times < 3; times++) await sendNotices(desk.db);
  expect(await mails()).toEqual([]);
  await late.query("COMMIT");
  late.release();
  await settle();
  const told = await mails();
  expect(told.map(({ ticketId }) => ticketId)).toContain(id);
});

test("who may not see a ticket is told nothing of it", async () => {
  const ada = await desk.db.prisma.staff.findUniqueOrThrow({ where: { email: "ada@help.example" } });
  sights.set(ada.id, "ticket.id % 2 = 0");
  const ids = [await ticket(), await ticket()];
  await settle();
  sights.clear();
  const told = (await mails()).filter(({ toKey }) => toKey === "ada@help.example");
  expect(told.map(({ ticketId }) => ticketId)).toEqual(ids.filter((id) => id % 2 === 0));
});

test("a customer's answer is told with who wrote it; what a program wrote is told to nobody", async () => {
  const id = await ticket();
  await settle();
  await desk.db.prisma.outboundMail.deleteMany();
  const writes = async (name: string, type: string) => {
    const email = `${name.toLowerCase()}@example.com`;
    const { id: customerId } = await desk.db.prisma.customer.upsert({
      where: { emailKey: email },
      create: { email, emailKey: email, name },
      update: {},
    });
    await desk.db.prisma.message.create({
      data: { ticketId: id, kind: "customer", customerId, format: "text", body: `I am ${name}` },
    });
    await desk.db.prisma.ticketEvent.create({ data: { ticketId: id, type, details: {} } });
  };
  await writes("Robot", "auto_replied");
  await settle();
  expect(await mails()).toEqual([]);
  await writes("Cem", "customer_replied");
  await settle();
  const [mail] = await mails();
  expect(mail?.content).toMatchObject({
    fromName: "Cem",
    text: expect.stringMatching(/^Cem wrote on ticket #\d+:\n\nI am Cem/),
  });
});

test("notices are written in the mails' language, lists too", async () => {
  await desk.db.prisma.setting.create({ data: { key: "mailLanguage", value: "de" } });
  settings.forget(desk.db);
  for (let at = 0; at < 6; at++) await ticket({ subject: `Import ${at}` });
  await settle();
  await desk.db.prisma.setting.deleteMany();
  settings.forget(desk.db);
  const [mail] = await mails();
  expect(mail).toMatchObject({
    subject: "6 Tickets in Deskuss",
    content: { text: expect.stringContaining("Neues Ticket: #") },
  });
});

const form = {
  name: "Sales",
  address: "sales@help.example",
  protocol: "imap",
  host: "imap.example.com",
  user: "sales",
  password: "top secret",
  smtpHost: "127.0.0.1",
  smtpSecurity: "none",
  smtpUser: "sales",
  smtpPassword: "other secret",
};

test("a mailbox's passwords are sealed, kept when left empty, and asked for again for another server", async () => {
  const box = await createMailbox(desk.agent, { ...form, smtpPort: smtp.port });
  const shown = await findMailbox(desk.db, box.id);
  expect(
    Object.values(shown ?? {})
      .map(String)
      .join(" "),
  ).not.toMatch(/top secret|other secret/);
  expect(openSecret(box.id, "in", box.secret).password).toBe("top secret");
  const kept = await updateMailbox(desk.agent, {
    ...form,
    id: box.id,
    smtpPort: smtp.port,
    password: "",
    smtpPassword: "",
  });
  expect(openSecret(box.id, "in", kept.secret).password).toBe("top secret");
  await expect(
    updateMailbox(desk.agent, { ...form, id: box.id, host: "imap.evil.example", password: "" }),
  ).rejects.toMatchObject({ code: "invalid", fields: [{ field: "password" }] });
  const audit = await desk.db.prisma.auditEntry.findMany();
  expect(JSON.stringify(audit)).not.toMatch(/top secret|other secret|v1\./);
  const result = await testOutgoing(desk.agent, {
    smtpHost: "127.0.0.1",
    smtpPort: smtp.port,
    smtpSecurity: "none",
  });
  expect(result).toMatchObject({ ok: true });
  const nobody = await testOutgoing(desk.agent, { smtpHost: "127.0.0.1", smtpPort: 9, smtpSecurity: "none" });
  expect(nobody).toMatchObject({ ok: false, message: expect.stringContaining("nothing answers on port 9") });
});

test("a new first key seals everything anew, and the secrets are what they were", async () => {
  const box = await desk.db.prisma.mailbox.create({
    data: { name: "Keys", nameKey: "keys", address: "keys@help.example", addressKey: "keys@help.example" },
  });
  const secret = sealSecret(box.id, "in", { password: "top secret", clientSecret: "", refreshToken: "" });
  await desk.db.prisma.mailbox.update({ where: { id: box.id }, data: { secret } });
  vi.stubEnv("MAIL_SECRET_KEYS", `k2:${Buffer.alloc(32, "new").toString("base64")}`);
  // What a restarted server reads.
  vi.resetModules();
  const { resealSecrets } = await import("@/lib/mailboxes/reseal");
  const { openSecret: openAnew } = await import("@/lib/mail-servers/secrets");
  expect(openAnew(box.id, "in", secret).password).toBe("top secret");
  vi.unstubAllEnvs();
  expect(await resealSecrets(desk.db)).toMatch(/^Secrets sealed anew: [1-9]\d*\.$/);
  const after = await desk.db.prisma.mailbox.findUniqueOrThrow({ where: { id: box.id } });
  expect(after.secret).toMatch(/^v1\.k2\./);
  expect(openAnew(box.id, "in", after.secret).password).toBe("top secret");
  expect(await resealSecrets(desk.db)).toBe("Secrets sealed anew: 0.");
});
