import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { mail, plainMail as mailOf } from "@/e2e/support/mail";
import { type MailDesk, startMailDesk } from "@/e2e/support/mail-desk";
import { until } from "@/e2e/support/until";
import { newMessageId } from "@/lib/mail/token";
import { tokenKeys } from "@/lib/mail-keys/keys";
import { hasNews } from "@/lib/notices/cursor";
import { sendNotices } from "@/lib/notices/send";
import { sendMessage } from "@/lib/tickets/send-message";

const DESK = "desk@desk.example";
const MX = "mx.desk.example";

let dovecot: Dovecot;
let desk: MailDesk;
/** A mailbox that trusts nobody's word, and one that trusts its receiver's. */
let plain: number;
let trusting: number;
let staff: { id: number; email: string };
beforeAll(async () => {
  dovecot = await startDovecot();
  desk = await startMailDesk(dovecot, { loopMails: 0 });
  plain = await desk.mailbox("plain", { address: DESK });
  trusting = await desk.mailbox("trusting", { authservId: MX });
  // What would be sent is written, and goes nowhere: nobody works on it here.
  await desk.db.prisma.mailbox.update({
    where: { id: plain },
    data: { smtpHost: "127.0.0.1", smtpPort: 9, isDefault: true },
  });
  staff = await desk.db.prisma.staff.create({
    data: { email: "sam@staff.example", name: "Sam", role: "agent" },
  });
});
afterAll(async () => {
  await desk?.stop();
  await dovecot?.stop();
});

/** Until everything that happened is told: it is marked out first, and told when all who wrote then have ended. */
const settle = () =>
  until(async () => {
    await sendNotices(desk.db);
    return !(await hasNews(desk.db.pool));
  });
beforeEach(async () => {
  await settle();
  await desk.db.prisma.outboundMail.deleteMany({ where: { kind: { in: ["notice", "acknowledgement"] } } });
});

/** What was written to whom since the test began. */
async function written(): Promise<string[]> {
  await settle();
  const mails = await desk.db.prisma.outboundMail.findMany({
    where: { kind: { in: ["notice", "acknowledgement"] } },
    orderBy: { id: "asc" },
  });
  return mails.map(({ kind, toKey }) => `${kind} ${toKey}`);
}

const plainMail: typeof mailOf = (fields, ...body) => mailOf({ To: DESK, ...fields }, ...body);

let customers = 0;
const customer = () => `customer${++customers}@people.example`;
const passed = (from: string) => ({
  From: from,
  "Authentication-Results": `${MX}; dmarc=pass header.from=${from.split("@")[1]}`,
});

async function take(raw: Buffer, mailboxId = plain) {
  await dovecot.deliver(mailboxId === plain ? "plain" : "trusting", [raw]);
  await desk.fetch(mailboxId);
  return desk.db.prisma.inboundMail.findFirstOrThrow({ orderBy: { id: "desc" }, include: { ticket: true } });
}

async function open(from: string, mailboxId = plain): Promise<number> {
  const { ticketId } = await take(plainMail(mailboxId === plain ? { From: from } : passed(from)), mailboxId);
  return ticketId ?? 0;
}

const signedId = (ticketId: number) => newMessageId({ ticketId, mailId: 7 }, "desk.example", tokenKeys());
const copied = async (ticketId: number) =>
  (await desk.db.prisma.ticketCc.findMany({ where: { ticketId } })).map(({ email }) => email);
const linked = async (ticketId: number) =>
  (await desk.db.prisma.ticketLink.findMany({ where: { highId: ticketId } })).map(({ lowId }) => lowId);

describe("whose thread it is", () => {
  test("a mail that names a stranger's ticket by what can be known or guessed opens its own, linked", async () => {
    const from = customer();
    const first = plainMail({ From: from, "Message-ID": "<known@people.example>" });
    const ticketId = (await take(first)).ticketId ?? 0;
    for (const fields of [
      { Subject: `[#${ticketId}]` },
      { References: "<known@people.example>" },
      { "In-Reply-To": "<known@people.example>" },
      { References: `<${signedId(ticketId).replace(/.@/, "0@")}>`, Subject: `Re: [#${ticketId}]` },
    ]) {
      const row = await take(plainMail({ From: customer(), ...fields }));
      expect(row).toMatchObject({ outcome: "ticket" });
      expect(row.ticketId).not.toBe(ticketId);
      expect(await linked(row.ticketId ?? 0)).toEqual([ticketId]);
    }
  });

  test("who holds our signature joins, as himself; a receiver that speaks against him keeps him out", async () => {
    const ticketId = await open(customer(), trusting);
    const signed = { References: `<${signedId(ticketId)}>` };
    const second = customer();
    const joined = await take(plainMail({ ...signed, From: second }), plain);
    expect(joined).toMatchObject({ outcome: "reply", ticketId });
    const message = await desk.db.prisma.message.findUnique({
      where: { id: joined.threadEntryId ?? 0 },
      include: { customer: true },
    });
    expect(message?.customer?.email).toBe(second);
    const forged = { "Authentication-Results": `${MX}; dmarc=fail header.from=people.example` };
    expect(await take(plainMail({ ...signed, ...forged, From: customer() }), trusting)).toMatchObject({
      outcome: "ticket",
      ticket: { unverified: true },
    });
  });

  test("one's own ticket goes before another's, whatever names that", async () => {
    const from = customer();
    const [own, other] = [await open(from), await open(customer())];
    const fields = { From: from, Subject: `[#${own}]`, References: `<${signedId(other)}>` };
    expect(await take(plainMail(fields))).toMatchObject({ outcome: "reply", ticketId: own });
  });

  test("only who holds a mail of the ticket, or is vouched for, puts people on copy", async () => {
    const from = customer();
    const ticketId = await open(from);
    const subject = { From: from, Subject: `[#${ticketId}]` };
    expect(await take(plainMail({ ...subject, Cc: "eve@evil.example" }))).toMatchObject({
      outcome: "reply",
      ticketId,
    });
    expect(await copied(ticketId)).toEqual([]);
    const signed = { From: customer(), References: `<${signedId(ticketId)}>`, Cc: "eve@evil.example" };
    await take(plainMail(signed));
    expect(await copied(ticketId)).toEqual([]);
    await take(plainMail({ From: from, References: `<${signedId(ticketId)}>`, Cc: "bob@customers.example" }));
    expect(await copied(ticketId)).toEqual(["bob@customers.example"]);
    await take(
      plainMail({ ...passed(from), Subject: `[#${ticketId}]`, Cc: "cy@customers.example" }),
      trusting,
    );
    expect((await copied(ticketId)).sort()).toEqual(["bob@customers.example", "cy@customers.example"]);
  });

  test("a blocked customer's mails lie in the spam folder, and on nobody's ticket", async () => {
    const from = customer();
    const ticketId = await open(from);
    await desk.db.prisma.customer.update({ where: { emailKey: from }, data: { blockedAt: new Date() } });
    for (const fields of [{}, { Subject: `[#${ticketId}]` }, { References: `<${signedId(ticketId)}>` }]) {
      const row = await take(plainMail({ From: from, ...fields }));
      expect(row).toMatchObject({ outcome: "ticket", ticket: { folder: "spam" } });
    }
    expect(await desk.db.prisma.message.count({ where: { ticketId } })).toBe(1);
  });
});

describe("whose word it is", () => {
  const answer = (ticketId: number, fields: Record<string, string>) =>
    plainMail({ From: staff.email, Subject: `Re: [#${ticketId}]`, ...fields }, "Done.");
  const forged = { "Authentication-Results": `${MX}; dmarc=pass header.from=staff.example` };

  test("without a trusted receiver nobody speaks as staff", async () => {
    const ticketId = await open(customer());
    expect(await take(answer(ticketId, forged))).toMatchObject({
      outcome: "quarantined",
      reason: "staff-unverified",
      ticketId,
    });
  });

  test.each([
    ["below the receiver's own", [`${MX}; dmarc=fail header.from=staff.example`, `${MX}; dmarc=pass`]],
    ["below a stranger's", ["mx.evil.example; dmarc=pass", `${MX}; dmarc=pass header.from=staff.example`]],
    ["of a stranger", ["mx.evil.example; dmarc=pass header.from=staff.example"]],
    ["about another domain", [`${MX}; dmarc=pass header.from=evil.example`]],
    ["in a comment", [`${MX} (dmarc=pass header.from=staff.example); dmarc=fail header.from=staff.example`]],
  ])("a result %s is nobody's word", async (_, results) => {
    const ticketId = await open(customer(), trusting);
    const fields = results.map((value) => `Authentication-Results: ${value}`);
    const raw = Buffer.concat([mail(...fields, ""), answer(ticketId, {})]);
    expect(await take(raw, trusting)).toMatchObject({ outcome: "quarantined", reason: "staff-unverified" });
  });

  test("two addresses in From, two Froms, or a Sender for a From that is missing, are nobody's", async () => {
    const ticketId = await open(customer(), trusting);
    const result = `Authentication-Results: ${MX}; dmarc=pass header.from=staff.example`;
    for (const lines of [
      [`From: eve@staff.example, ${staff.email}`],
      [`From: ${staff.email}`, "From: eve@evil.example"],
      ["From: undisclosed", `Sender: ${staff.email}`],
    ]) {
      const raw = mail(result, ...lines, `Subject: [#${ticketId}]`, "", "I am Sam.", "");
      expect(await take(raw, trusting)).not.toMatchObject({ outcome: "reply" });
    }
    expect(await desk.db.prisma.message.count({ where: { ticketId } })).toBe(1);
  });

  test("what a program writes in the name of staff never goes on to the customer", async () => {
    const ticketId = await open(customer(), trusting);
    const believed = { Subject: `Re: [#${ticketId}]`, ...passed(staff.email) };
    expect(await take(plainMail({ ...believed, "Auto-Submitted": "auto-replied" }), trusting)).toMatchObject({
      outcome: "ignored",
      reason: "staff-auto-reply",
      ticketId,
    });
    expect(
      await take(plainMail({ ...believed, "Auto-Submitted": "auto-generated" }), trusting),
    ).toMatchObject({ outcome: "quarantined", reason: "staff-automatic", ticketId });
    expect(await desk.db.prisma.outboundMail.count({ where: { ticketId, kind: "reply" } })).toBe(0);
    expect(await take(plainMail(believed), trusting)).toMatchObject({ outcome: "reply", ticketId });
    expect(await desk.db.prisma.outboundMail.count({ where: { ticketId, kind: "reply" } })).toBe(1);
  });

  test("an answer to the notice of a mention is a note, and stays among staff", async () => {
    const ticketId = await open(customer(), trusting);
    const ada = await desk.db.prisma.staff.findFirstOrThrow({ where: { role: "administrator" } });
    await sendMessage(
      {
        actor: { type: "staff", id: ada.id, name: ada.name, role: "administrator" },
        db: desk.db,
        ip: null,
      },
      {
        ticketId,
        kind: "note",
        body: `<p><span data-mention="${staff.id}">@Sam</span> may we refund this?</p>`,
        sendKey: randomUUID(),
        seenMessageId: null,
        force: true,
      },
    );
    await settle();
    const notice = await desk.db.prisma.outboundMail.findFirstOrThrow({
      where: { ticketId, kind: "notice", toKey: staff.email, content: { path: ["internal"], equals: true } },
    });
    const answered = await take(
      plainMail({ ...passed(staff.email), "In-Reply-To": notice.messageId }, "Yes, but don't tell."),
      trusting,
    );
    expect(answered).toMatchObject({ outcome: "reply", ticketId });
    const entry = await desk.db.prisma.message.findUniqueOrThrow({
      where: { id: answered.threadEntryId ?? 0 },
    });
    expect(entry).toMatchObject({ kind: "note", staffId: staff.id });
    expect(await desk.db.prisma.outboundMail.count({ where: { ticketId, kind: "reply" } })).toBe(0);
  });
});

describe("what a program has written is answered by none", () => {
  test("a person's mail is acknowledged, and staff are told", async () => {
    const from = customer();
    await open(from);
    expect((await written()).sort()).toEqual([
      `acknowledgement ${from}`,
      "notice admin@example.com",
      `notice ${staff.email}`,
    ]);
  });

  test.each([
    ["a customer's automatic reply without a ticket", { "Auto-Submitted": "auto-replied" }],
    ["an out-of-office by its subject", { Subject: "Out of office: back on Monday" }],
  ])("%s lands, and that is all", async (_, fields) => {
    expect(await take(plainMail({ From: customer(), ...fields }))).toMatchObject({ outcome: "ticket" });
    expect(await written()).toEqual([]);
  });

  test("a customer's automatic reply to a ticket lands on it, and that is all", async () => {
    const from = customer();
    const ticketId = await open(from);
    await settle();
    await desk.db.prisma.outboundMail.deleteMany();
    const away = { From: from, "Auto-Submitted": "auto-replied", References: `<${signedId(ticketId)}>` };
    expect(await take(plainMail(away))).toMatchObject({ outcome: "reply", ticketId });
    expect(await written()).toEqual([]);
  });

  test("a staff member's automatic reply, to a notice or to nothing, is kept, and that is all", async () => {
    const ticketId = await open(customer());
    await settle();
    await desk.db.prisma.outboundMail.deleteMany();
    const away = { From: staff.email, "Auto-Submitted": "auto-replied" };
    for (const fields of [{ References: `<${signedId(ticketId)}>` }, {}])
      expect(await take(plainMail({ ...away, ...fields }))).toMatchObject({
        outcome: "ignored",
        reason: "staff-auto-reply",
      });
    expect(await written()).toEqual([]);
  });

  test("a program's own mail opens a ticket that staff are told of, and is not acknowledged", async () => {
    const from = customer();
    await take(plainMail({ From: from, "Auto-Submitted": "auto-generated", Subject: "Disk full" }));
    expect((await written()).sort()).toEqual(["notice admin@example.com", `notice ${staff.email}`]);
  });
});

describe("bounces", () => {
  const report = (fields: Record<string, string>, address: string, action: string) => {
    const all = { From: "MAILER-DAEMON@mx.example", Subject: "Undelivered Mail", ...fields };
    return mail(
      ...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      ...["", "--b", "", "About your mail.", "--b", "Content-Type: message/delivery-status", ""],
      ...["Reporting-MTA: dns; mx.example", "", `Final-Recipient: rfc822; ${address}`],
      ...[`Action: ${action}`, `Status: ${action === "failed" ? "5.1.1" : "2.0.0"}`, "", "--b--", ""],
    );
  };
  async function sent(to: string) {
    const ticketId = await open(to);
    const messageId = signedId(ticketId);
    const data = { kind: "reply", state: "sent", ticketId, toKey: to, subject: "x" } as const;
    const recipients = [{ email: to, name: "" }];
    await desk.db.prisma.outboundMail.create({ data: { ...data, recipients, messageId: `<${messageId}>` } });
    const bounced = async () =>
      (await desk.db.prisma.outboundMail.findFirst({ where: { ticketId, kind: "reply" } }))?.bouncedAt !==
      null;
    return { ticketId, messageId, bounced };
  }
  const failing = (emailKey: string) => desk.db.prisma.failingAddress.count({ where: { emailKey } });

  test("one that returns nothing and only answers our mail counts", async () => {
    const to = customer();
    const { ticketId, messageId, bounced } = await sent(to);
    const row = await take(report({ "In-Reply-To": `<${messageId}>` }, to, "failed"));
    expect(row).toMatchObject({ outcome: "ignored", reason: expect.stringMatching(/^bounce: /), ticketId });
    expect([await bounced(), await failing(to)]).toEqual([true, 1]);
  });

  test("one about where an alias leads marks the mail, and nobody's address", async () => {
    const to = customer();
    const { messageId, bounced } = await sent(to);
    await take(report({ References: `<${messageId}>` }, "hidden@behind.example", "failed"));
    expect([await bounced(), await failing(to), await failing("hidden@behind.example")]).toEqual([
      true,
      0,
      0,
    ]);
  });

  test("one that says that all is well changes nothing", async () => {
    const to = customer();
    const { messageId, bounced } = await sent(to);
    const row = await take(report({ References: `<${messageId}>` }, to, "delivered"));
    expect(row).toMatchObject({ outcome: "ignored", reason: "delivered" });
    expect([await bounced(), await failing(to)]).toEqual([false, 0]);
  });
});
