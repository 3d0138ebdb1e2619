import { createHash, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addSender, makeOutboxDesk, type OutboxDesk } from "@/e2e/support/outbox-desk";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import { until } from "@/e2e/support/until";
import { findCustomer } from "@/lib/customers/find-one";
import { tryAddressAgain } from "@/lib/customers/try-address";
import { retryMail } from "@/lib/delivery/retry";
import { sendMail } from "@/lib/delivery/send";
import { wakeMails } from "@/lib/delivery/sweep";
import { parseMail } from "@/lib/mail/parse";
import { readMessageId, readReplyAddress } from "@/lib/mail/token";
import { tokenKeys } from "@/lib/mail-keys/keys";
import { createTicket } from "@/lib/tickets/create";
import { readTicket } from "@/lib/tickets/read";
import { sendMessage } from "@/lib/tickets/send-message";
import { unsendMessage } from "@/lib/tickets/unsend";
import { freePort } from "@/scripts/postgres/state";

let desk: OutboxDesk;
let smtp: TestSmtp;

beforeAll(async () => {
  desk = await makeOutboxDesk();
  smtp = await startSmtp();
  await addSender(desk, smtp.port);
});
afterAll(async () => {
  await smtp.stop();
  await desk.drop();
});
beforeEach(() => {
  smtp.received.length = 0;
  smtp.data.length = 0;
  smtp.recipients.clear();
});

const ticket = async (subject = "Printer on fire", email = "jane@example.com") =>
  (
    await createTicket(desk.system, {
      name: "Jane Smith",
      email,
      subject,
      message: "<p>Smoke comes out of the <b>cartridge</b>.</p>",
      format: "html",
    })
  ).id;

async function reply(ticketId: number, body = "<p>Take it <b>outside</b>.</p>") {
  const sent = await sendMessage(desk.agent, {
    ticketId,
    kind: "reply",
    body,
    sendKey: randomUUID(),
    seenMessageId: null,
    force: true,
  });
  return { messageId: sent.messageId, id: (await outbound(sent.messageId)).id };
}

const outbound = (messageId: number) =>
  desk.db.prisma.outboundMail.findUniqueOrThrow({ where: { threadEntryId: messageId } });
const state = (id: number) => desk.db.prisma.outboundMail.findUniqueOrThrow({ where: { id } });
/** As if the time in which it can be taken back, or until the next attempt, were over. */
const due = (id: number) =>
  desk.db.prisma.outboundMail.update({ where: { id }, data: { notBefore: new Date(Date.now() - 1000) } });
async function deliver(id: number) {
  await due(id);
  await sendMail(desk.db, id);
  return state(id);
}

test("a reply is held, then arrives with what it says, whom it is from and what it answers", async () => {
  const ticketId = await ticket();
  const { id } = await reply(ticketId);
  await sendMail(desk.db, id);
  expect(smtp.received).toEqual([]);
  const sent = await deliver(id);
  expect(sent).toMatchObject({ state: "sent", attempts: 1, lastError: null });
  expect(sent.response).toMatch(/^250/);
  expect(smtp.received).toMatchObject([{ from: "support@help.example", to: ["jane@example.com"] }]);
  const raw = smtp.received[0]?.raw ?? Buffer.alloc(0);
  const head = raw.toString().split("\r\n\r\n")[0];
  expect(head).toMatch(/^From: "Ada Lovelace \(Support\)" <support@help.example>$/m);
  expect(head).toMatch(new RegExp(`^Subject: Re: Printer on fire \\[#${ticketId}\\]$`, "m"));
  expect(head).not.toMatch(/Auto-Submitted|List-|Precedence/i);
  const mail = await parseMail(raw);
  expect(mail.messageId).toBe(sent.messageId.slice(1, -1));
  expect(raw.toString()).toContain("Take it outside.");
  expect(raw.toString()).toContain("Smoke comes out");
  expect(mail.body.content).toContain("<b>outside</b>");
  expect(mail.body.content).toContain("Example Help");
});

test("a reply that is taken back leaves nothing", async () => {
  const { id, messageId } = await reply(await ticket());
  await unsendMessage(desk.agent, { messageId });
  expect(await desk.db.prisma.outboundMail.findUnique({ where: { id } })).toBeNull();
  const { rows } = await desk.db.pool.query("SELECT FROM graphile_worker.jobs WHERE key = $1", [
    `send-mail:${id}`,
  ]);
  expect(rows).toEqual([]);
});

test("two workers at once send a mail once", async () => {
  const { id } = await reply(await ticket());
  await due(id);
  await Promise.all(Array.from({ length: 8 }, () => sendMail(desk.db, id)));
  expect(smtp.received).toHaveLength(1);
  expect(await state(id)).toMatchObject({ state: "sent", attempts: 1 });
});

test("a server that is busy is tried again, one that refuses is not", async () => {
  const { id } = await reply(await ticket());
  smtp.data.push({ code: 451, message: "try later" });
  const before = Date.now();
  const waiting = await deliver(id);
  expect(waiting).toMatchObject({ state: "queued", attempts: 1 });
  expect(waiting.lastError).toContain("try later");
  expect(waiting.notBefore.getTime()).toBeGreaterThan(before + 50_000);
  const jobs = await desk.db.pool.query("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [
    `send-mail:${id}`,
  ]);
  expect(jobs.rows).toEqual([{ run_at: waiting.notBefore }]);
  expect(await deliver(id)).toMatchObject({ state: "sent", attempts: 2, lastError: null });

  const { id: refused } = await reply(await ticket());
  smtp.data.push({ code: 554, message: "no spam here" });
  const failed = await deliver(refused);
  expect(failed).toMatchObject({ state: "failed", attempts: 1 });
  expect(failed.lastError).toContain("554 no spam here");
  await retryMail(desk.agent, { id: refused });
  expect(await deliver(refused)).toMatchObject({ state: "sent" });
  await expect(retryMail(desk.agent, { id: refused })).rejects.toMatchObject({ code: "conflict" });
  expect(smtp.received).toHaveLength(2);
});

test("a mail that is never taken is tried nineteen times in two days, and has failed then", async () => {
  const { id } = await reply(await ticket());
  const waits: number[] = [];
  smtp.recipients.set("jane@example.com", { code: 451, message: "not today" });
  await due(id);
  for (;;) {
    await sendMail(desk.db, id);
    const { state: now, notBefore } = await state(id);
    if (now !== "queued") break;
    const wait = notBefore.getTime() - Date.now();
    waits.push(Math.round(wait / 60_000));
    // As if that time had passed.
    await desk.db.pool.query(
      `UPDATE outbound_mail SET not_before = now() - interval '1 s', tried_since = tried_since - $2 * interval '1 ms' WHERE id = $1`,
      [id, wait],
    );
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, ...Array(10).fill(240)]);
  expect(await state(id)).toMatchObject({
    state: "failed",
    attempts: 19,
    lastError: expect.stringContaining("not today"),
  });
  smtp.recipients.clear();
  await retryMail(desk.agent, { id });
  expect(await deliver(id)).toMatchObject({ state: "sent", attempts: 1 });
});

test("a line that drops or falls silent is tried again, with the same mail", async () => {
  const { id } = await reply(await ticket());
  smtp.data.push("drop", "stall");
  expect(await deliver(id)).toMatchObject({ state: "queued", attempts: 1 });
  await due(id);
  await sendMail(desk.db, id, { patienceMs: 1_500 });
  const stalled = await state(id);
  expect(stalled).toMatchObject({ state: "queued", attempts: 2 });
  expect(stalled.lastError).toContain("took too long");
  // Else the server could take after all what is sent again.
  await until(() => smtp.connections() === 0);
  expect(await deliver(id)).toMatchObject({ state: "sent", attempts: 3 });
  expect(smtp.received).toHaveLength(1);
});

test("a server that is not there is tried again", async () => {
  await desk.db.prisma.mailbox.updateMany({ data: { smtpPort: await freePort() } });
  const { id } = await reply(await ticket());
  expect(await deliver(id)).toMatchObject({
    state: "queued",
    lastError: expect.stringContaining("127.0.0.1 is there, but nothing answers on port"),
  });
  await desk.db.prisma.mailbox.updateMany({ data: { smtpPort: smtp.port } });
  expect(await deliver(id)).toMatchObject({ state: "sent" });
});

test("copies go out in Cc; who is refused is noted, who is deferred is tried again alone", async () => {
  const ticketId = await ticket();
  await desk.db.prisma.ticketCc.createMany({
    data: [
      { ticketId, emailKey: "ben@example.com", email: "Ben@example.com", name: "Ben, the boss" },
      { ticketId, emailKey: "cem@example.com", email: "cem@example.com", name: "" },
      { ticketId, emailKey: "support@help.example", email: "support@help.example", name: "us" },
    ],
  });
  smtp.recipients.set("Ben@example.com", { code: 550, message: "5.1.1 nobody here" });
  smtp.recipients.set("cem@example.com", { code: 450, message: "greylisted" });
  const { id } = await reply(ticketId);
  const waiting = await deliver(id);
  expect(waiting).toMatchObject({ state: "queued" });
  expect(smtp.received).toMatchObject([{ to: ["jane@example.com"] }]);
  const mail = smtp.received[0]?.raw.toString() ?? "";
  expect(mail).toMatch(/^To: "?Jane Smith"? <jane@example.com>$/m);
  expect(mail).toMatch(/^Cc: "Ben, the boss" <Ben@example.com>, cem@example.com$/m);
  expect(await desk.db.prisma.failingAddress.findMany()).toMatchObject([{ emailKey: "ben@example.com" }]);
  smtp.recipients.clear();
  expect(await deliver(id)).toMatchObject({
    state: "sent",
    recipients: [
      { email: "jane@example.com", sentAt: expect.any(String) },
      { email: "Ben@example.com", error: expect.stringContaining("nobody here") },
      { email: "cem@example.com", sentAt: expect.any(String) },
    ],
  });
  expect(smtp.received[1]?.to).toEqual(["cem@example.com"]);
  // What failed once is left out from then on.
  const next = await reply(ticketId);
  expect((await state(next.id)).recipients).toMatchObject([
    { email: "jane@example.com" },
    { email: "cem@example.com" },
  ]);
});

test("a process that is told to stop breaks off, and the next one sends at once", async () => {
  const { id } = await reply(await ticket());
  await due(id);
  smtp.data.push("stall");
  const stopping = new AbortController();
  const sending = sendMail(desk.db, id, { stopping: stopping.signal });
  const before = smtp.attempts();
  await until(() => smtp.attempts() > before);
  stopping.abort();
  await sending;
  expect((await state(id)).notBefore.getTime()).toBeLessThanOrEqual(Date.now());
  await sendMail(desk.db, id);
  expect(await state(id)).toMatchObject({ state: "sent", attempts: 2 });
  expect(smtp.received).toHaveLength(1);
});

test("a database that is away after the server took the mail does not have it sent twice", async () => {
  const { id } = await reply(await ticket());
  await due(id);
  // A sequence does not go back with its transaction, so that this fails twice and then no more.
  await desk.db.pool.query(`
    CREATE SEQUENCE refused;
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF nextval('refused') < 3 THEN RAISE 'away'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON outbound_mail FOR EACH ROW
      WHEN (NEW.state = 'sent') EXECUTE FUNCTION refuse()`);
  await sendMail(desk.db, id);
  await desk.db.pool.query(
    "DROP TRIGGER refuse ON outbound_mail; DROP FUNCTION refuse; DROP SEQUENCE refused",
  );
  expect(await state(id)).toMatchObject({ state: "sent", attempts: 1 });
  expect(smtp.received).toHaveLength(1);
});

test("an address that failed or was blocked while a mail waited gets it no more", async () => {
  const ticketId = await ticket("Waiting", "waits@example.com");
  await desk.db.prisma.ticketCc.create({
    data: { ticketId, emailKey: "copy@example.com", email: "copy@example.com", name: "" },
  });
  const { id } = await reply(ticketId);
  smtp.data.push({ code: 451, message: "later" });
  expect(await deliver(id)).toMatchObject({ state: "queued" });
  await desk.db.prisma.failingAddress.create({ data: { emailKey: "copy@example.com", reason: "550 gone" } });
  expect(await deliver(id)).toMatchObject({
    state: "sent",
    recipients: [
      { email: "waits@example.com", sentAt: expect.any(String) },
      { email: "copy@example.com", error: "Not sent: mail to this address came back before." },
    ],
  });
  const { id: next } = await reply(ticketId);
  await desk.db.prisma.customer.update({
    where: { emailKey: "waits@example.com" },
    data: { blockedAt: new Date() },
  });
  expect(await deliver(next)).toMatchObject({
    state: "failed",
    lastError: "Not sent: the customer is blocked.",
  });
  expect(smtp.received.map(({ to }) => to)).toEqual([["waits@example.com"]]);
});

test("an address that came back is written to again when somebody says so", async () => {
  const ticketId = await ticket("Moved", "moved@example.com");
  await desk.db.prisma.failingAddress.create({ data: { emailKey: "moved@example.com", reason: "550 gone" } });
  expect((await readTicket(desk.agent, ticketId))?.ticket.failing).toMatchObject({ reason: "550 gone" });
  expect(await deliver((await reply(ticketId)).id)).toMatchObject({
    state: "canceled",
    lastError: "Not sent: mail to this address came back before.",
  });
  const { customerId } = await desk.db.prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  expect(await findCustomer(desk.agent, customerId)).toMatchObject({ failing: { reason: "550 gone" } });
  await tryAddressAgain(desk.agent, { id: customerId });
  expect((await readTicket(desk.agent, ticketId))?.ticket.failing).toBeNull();
  expect(await findCustomer(desk.agent, customerId)).toMatchObject({ failing: null });
  expect(await deliver((await reply(ticketId)).id)).toMatchObject({ state: "sent" });
  const key = { type: "apiKey" as const, id: 1, label: "", scopes: new Set<string>() };
  await expect(tryAddressAgain({ ...desk.agent, actor: key }, { id: customerId })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("nobody is written to who is blocked; the ticket says why", async () => {
  const ticketId = await ticket("Spam", "spammer@example.com");
  await desk.db.prisma.customer.update({
    where: { emailKey: "spammer@example.com" },
    data: { blockedAt: new Date() },
  });
  const { id } = await reply(ticketId);
  expect(await deliver(id)).toMatchObject({
    state: "canceled",
    lastError: "Not sent: the customer is blocked.",
  });
  expect(smtp.received).toEqual([]);
});

test("the mails of a ticket hang together: Re, number, In-Reply-To and References", async () => {
  const ticketId = await ticket("Re: AW: Where is it?");
  const { id: entry } = await desk.db.prisma.message.findFirstOrThrow({ where: { ticketId } });
  const file = await desk.db.prisma.file.create({
    data: { sha256: Buffer.from(`file-${ticketId}`), size: 0, content: Buffer.alloc(0) },
  });
  await desk.db.prisma.inboundMail.create({
    data: {
      ticketId,
      threadEntryId: entry,
      outcome: "ticket",
      messageId: "first@customer.example",
      fileId: file.id,
    },
  });
  const first = await deliver((await reply(ticketId)).id);
  const second = await deliver((await reply(ticketId)).id);
  const [one, two] = smtp.received.map(({ raw }) => head(raw));
  expect(one?.get("subject")).toBe(`Re: Where is it? [#${ticketId}]`);
  expect(two?.get("subject")).toBe(one?.get("subject"));
  expect(one?.get("in-reply-to")).toBe("<first@customer.example>");
  expect(one?.get("references")).toBe("<first@customer.example>");
  // Gmail wants a common reference, Outlook and Apple Mail go by the whole list and by what is answered.
  expect(two?.get("in-reply-to")).toBe(first.messageId);
  expect(two?.get("references")?.split(/\s+/)).toEqual(["<first@customer.example>", first.messageId]);
  expect(readMessageId(second.messageId.slice(1, -1), tokenKeys())).toEqual({ ticketId, mailId: second.id });
});

test("answers carry their ticket in the address where the mailbox can take them", async () => {
  await desk.db.prisma.mailbox.updateMany({
    data: { plusAddressing: true, address: "support@help.example" },
  });
  const ticketId = await ticket();
  await deliver((await reply(ticketId)).id);
  await desk.db.prisma.mailbox.updateMany({ data: { plusAddressing: false } });
  const [, address = ""] = /<(.+)>/.exec(head(smtp.received[0]?.raw).get("reply-to") ?? "") ?? [];
  expect(address).toMatch(/^support\+/);
  expect(readReplyAddress(address, tokenKeys())).toBe(ticketId);
});

test("no name, subject or file name begins a header field of its own", async () => {
  const evil = "x\r\nBcc: victim@example.com\r\n\r\nbody";
  const ticketId = await ticket();
  await desk.db.prisma.ticket.update({ where: { id: ticketId }, data: { subject: evil } });
  await desk.db.prisma.customer.updateMany({ data: { name: evil } });
  await desk.db.prisma.mailbox.updateMany({ data: { name: evil } });
  const { id, messageId } = await reply(ticketId);
  const file = await desk.db.prisma.file.create({
    data: { sha256: Buffer.from("evil"), size: 3, content: Buffer.from("abc") },
  });
  await desk.db.prisma.attachment.create({
    data: { messageId, fileId: file.id, name: evil, contentType: evil, contentId: evil },
  });
  await deliver(id);
  await desk.db.prisma.mailbox.updateMany({ data: { name: "Support" } });
  await desk.db.prisma.customer.updateMany({ data: { name: "Jane Smith" } });
  expect(smtp.received).toMatchObject([{ to: ["jane@example.com"] }]);
  const raw = smtp.received[0]?.raw ?? Buffer.alloc(0);
  expect(head(raw).has("bcc")).toBe(false);
  expect(raw.toString()).not.toMatch(/^Bcc:/m);
});

test.each([
  "jane@example.com\r\nRCPT TO:<victim@example.com>",
  "jane@example.com>\r\nBcc: victim@example.com",
  "jane@example.com, victim@example.com",
  '"jane, victim@example.com"@example.com',
  '"<victim@example.com>"@example.com',
])("an address is one address, whatever stands in it: %j", async (email) => {
  const { id } = await reply(await ticket());
  await desk.db.prisma.outboundMail.update({
    where: { id },
    data: { recipients: [{ email, name: "Jane" }] },
  });
  await deliver(id);
  for (const { to, raw } of smtp.received) {
    expect(to).not.toContain("victim@example.com");
    expect(raw.toString()).not.toMatch(/^(?:Bcc|RCPT)/im);
  }
});

test("files and pictures arrive byte for byte, pictures in their place", async () => {
  const picture = randomBytes(70_000);
  const paper = randomBytes(300_001);
  const { id, messageId } = await reply(
    await ticket(),
    '<p>See <img src="cid:pic@deskuss" alt="it"> here.</p>',
  );
  // The editor only takes pictures of the draft; what it makes of them is written as it would be.
  await desk.db.prisma.message.update({
    where: { id: messageId },
    data: { body: '<p>See <img src="cid:pic@deskuss" alt="it" /> here.</p>' },
  });
  for (const [content, name, contentType, contentId] of [
    [picture, "smoke.png", "image/png", "pic@deskuss"],
    [paper, "Straße – 見.pdf", "application/pdf", null],
  ] as const) {
    const file = await desk.db.prisma.file.create({
      data: { sha256: createHash("sha256").update(content).digest(), size: content.length, content },
    });
    await desk.db.prisma.attachment.create({
      data: { messageId, fileId: file.id, name, contentType, contentId },
    });
  }
  await deliver(id);
  const mail = await parseMail(smtp.received[0]?.raw ?? Buffer.alloc(0));
  expect(mail.body.content).toContain("cid:pic@deskuss");
  const files = mail.attachments.map(({ name, contentType, contentId, content }) => ({
    name,
    contentType,
    contentId,
    same: [picture, paper].some((bytes) => Buffer.from(content).equals(bytes)),
  }));
  expect(files).toEqual([
    { name: "smoke.png", contentType: "image/png", contentId: "pic@deskuss", same: true },
    { name: "Straße – 見.pdf", contentType: "application/pdf", contentId: undefined, same: true },
  ]);
});

test("a mail that a dead process left is taken up after ten minutes, and not before", async () => {
  const { id } = await reply(await ticket());
  await due(id);
  const claimedAt = (minutes: number) =>
    desk.db.prisma.outboundMail.update({
      where: { id },
      data: { state: "sending", claimedAt: new Date(Date.now() - minutes * 60_000) },
    });
  await claimedAt(9);
  await sendMail(desk.db, id);
  expect(smtp.received).toEqual([]);
  await claimedAt(11);
  await desk.db.pool.query("SELECT graphile_worker.remove_job($1)", [`send-mail:${id}`]);
  expect(await wakeMails(desk.db)).toBe(1);
  expect(await wakeMails(desk.db)).toBe(0);
  await sendMail(desk.db, id);
  expect(await state(id)).toMatchObject({ state: "sent" });
});

test("without an outgoing server there is no mail, and nobody waits for one", async () => {
  await desk.db.prisma.mailbox.updateMany({ data: { smtpHost: "" } });
  const ticketId = await ticket();
  const { messageId } = await sendMessage(desk.agent, {
    ticketId,
    kind: "reply",
    body: "<p>Hello</p>",
    sendKey: randomUUID(),
    seenMessageId: null,
    force: true,
  });
  await desk.db.prisma.mailbox.updateMany({ data: { smtpHost: "127.0.0.1" } });
  expect(await desk.db.prisma.outboundMail.findUnique({ where: { threadEntryId: messageId } })).toBeNull();
});

/** The header's fields by name, unfolded. */
function head(raw: Buffer | undefined): Map<string, string> {
  const text = (raw?.toString() ?? "").split("\r\n\r\n")[0] ?? "";
  const lines = text.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
}
