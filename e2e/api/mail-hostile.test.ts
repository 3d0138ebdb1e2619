import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { mail, plainMail as mailOf } from "@/e2e/support/mail";
import { type MailDesk, startMailDesk } from "@/e2e/support/mail-desk";
import { receiveMail } from "@/lib/inbound/receive";
import { releaseMail, retryMail } from "@/lib/ledger/again";
import { countLedger } from "@/lib/ledger/counts";
import { rtfBomb } from "@/lib/mail/tnef.fixture";
import { newMessageId } from "@/lib/mail/token";
import { tokenKeys } from "@/lib/mail-keys/keys";
import { ROOT } from "@/scripts/start/config";

let dovecot: Dovecot;
let desk: MailDesk;
beforeAll(async () => {
  dovecot = await startDovecot();
  desk = await startMailDesk(dovecot, { loopMails: 10 });
});
afterAll(async () => {
  await desk?.stop();
  await dovecot?.stop();
});

const MB = 1024 * 1024;
let senders = 0;
/** Each from somebody else: one sender may send only so many. */
const plainMail: typeof mailOf = (fields, ...body) =>
  mailOf({ From: `person${++senders}@people.example`, ...fields }, ...body);

let users = 0;
async function takeIn(...mails: Buffer[]) {
  const user = `hostile${++users}`;
  const id = await desk.mailbox(user);
  await dovecot.deliver(user, mails);
  const fetched = await desk.fetch(id);
  const rows = await desk.db.prisma.inboundMail.findMany({
    where: { mailboxId: id },
    orderBy: { id: "asc" },
  });
  return { id, fetched, rows };
}

const big = (bytes: number) =>
  Buffer.concat([
    mail(
      "From: ada@example.com",
      "Subject: Large",
      `Message-ID: <${bytes}@example.com>`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "See the file.",
      "--b",
      'Content-Type: application/octet-stream; name="x.bin"',
      "Content-Transfer-Encoding: base64",
      "",
      "",
    ),
    Buffer.from(`${"A".repeat(76)}\r\n`.repeat(Math.floor(bytes / 78))),
    Buffer.from("--b--\r\n"),
  ]);

/** Fetches and processes in a process of its own; answers the most memory that it held at once, in bytes. */
async function fetchApart(mailboxId: number): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "e2e/support/fetch-process.ts", String(mailboxId)],
    {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: desk.databaseUrl, NODE_EXTRA_CA_CERTS: dovecot.authority },
    },
  );
  return z.object({ mostBytes: z.number() }).parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""))
    .mostBytes;
}

/** A mail that is one file, in base64. */
const fileMail = (type: string, content: Buffer) =>
  mail(
    "From: bomb@example.com",
    "Subject: Bomb",
    `Content-Type: ${type}`,
    "Content-Transfer-Encoding: base64",
    "",
    content.toString("base64").replace(/.{76}/g, "$&\r\n"),
    "",
  );

describe("bounded", () => {
  test("a mail of 25 MB becomes a ticket, in bounded memory", async () => {
    const user = `hostile${++users}`;
    const id = await desk.mailbox(user);
    const nothing = await fetchApart(id);
    await dovecot.deliver(user, [big(25 * MB)]);
    const started = performance.now();
    const all = await fetchApart(id);
    expect(performance.now() - started).toBeLessThan(60_000);
    const rows = await desk.db.prisma.inboundMail.findMany({ where: { mailboxId: id } });
    expect(rows).toMatchObject([{ outcome: "ticket" }]);
    // The mail, what is in it, and both once more on their way into the database.
    expect((all - nothing) / MB).toBeLessThan(300);
  });

  test("what is larger than the limit stays where it is, and is said", async () => {
    const { rows } = await takeIn(big(45 * MB), plainMail({ Subject: "next" }));
    expect(rows).toMatchObject([
      { outcome: "quarantined", sender: "ada@example.com", subject: "Large", afterFetch: null },
      { outcome: "ticket", subject: "next" },
    ]);
    expect(rows[0]?.reason).toMatch(/^too-large: 4\d\.\d MB, the limit is 40 MB$/);
  });

  const nested = (depth: number) => {
    const open = Array.from({ length: depth }, (_, n) => [
      `Content-Type: multipart/mixed; boundary="b${n}"`,
      "",
      `--b${n}`,
    ]).flat();
    return mail("From: ada@example.com", "Subject: Nested", "MIME-Version: 1.0", ...open, "", "deep");
  };
  test.each([
    ["1,000 nested parts", nested(1_000), /^unreadable: This mail has parts nested/],
    [
      "5,000 parts in a row",
      mail(
        "From: ada@example.com",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        ...Array.from({ length: 5_000 }, () => "--b\r\n\r\nx"),
      ),
      /^unreadable: This mail has more than 1000 parts/,
    ],
    [
      "a header line of 10 MB",
      mail("From: ada@example.com", `Subject: ${"x".repeat(10 * MB)}`, "", "text"),
      /^unreadable: The header of this mail is longer/,
    ],
    [
      "a text that unpacks to eight times its size in a winmail.dat",
      fileMail("application/ms-tnef", rtfBomb(8 * MB)),
      /^unreadable: This mail unpacks to far more than it is/,
    ],
    ["no sender", plainMail({ From: undefined }), /^no-sender$/],
    ["bytes that are no mail", Buffer.from("garbage without a header\r\n"), /^unreadable/],
  ])("%s: put aside with the reason, and the next mail comes through", async (_, raw, reason) => {
    const started = performance.now();
    const { rows } = await takeIn(raw, plainMail());
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(rows).toMatchObject([
      { outcome: "quarantined", reason: expect.stringMatching(reason) },
      { outcome: "ticket" },
    ]);
  });

  test("base64 in base64 in base64 is a file and nothing more", async () => {
    let text = Buffer.alloc(2 * MB, "A").toString("base64");
    for (let depth = 0; depth < 5; depth++) text = Buffer.from(text).toString("base64");
    const raw = fileMail("application/octet-stream", Buffer.from(text));
    expect((await takeIn(raw)).rows).toMatchObject([{ outcome: "ticket" }]);
  });
});

describe("loops", () => {
  test("from one sender only so many in so short a time", async () => {
    const mails = Array.from({ length: 15 }, (_, n) =>
      plainMail({ From: "robot@loop.example", Subject: `${n}` }),
    );
    const { rows } = await takeIn(...mails);
    expect(rows.filter(({ outcome }) => outcome === "ticket")).toHaveLength(10);
    expect(rows.slice(10)).toMatchObject(
      Array.from({ length: 5 }, () => ({ outcome: "quarantined", reason: "too-many" })),
    );
  });

  test("our own addresses and our own mails make nothing", async () => {
    const user = `hostile${users + 1}`;
    const ours = newMessageId({ ticketId: 1, mailId: 2 }, "desk.example", tokenKeys());
    const { rows } = await takeIn(
      plainMail({ From: `${user}@desk.example` }),
      plainMail({ From: `${user}+tag@desk.example` }),
      plainMail({ From: "list@elsewhere.example", "Message-ID": `<${ours}>` }),
    );
    expect(rows.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      "ignored own-address",
      "ignored own-address",
      "ignored own-mail",
    ]);
  });
});

describe("bounces", () => {
  const report = (originalId: string, address: string, status: string) =>
    mail(
      "From: MAILER-DAEMON@mx.example",
      "Subject: Undelivered Mail Returned to Sender",
      `Message-ID: <${Math.random()}@mx.example>`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "",
      "It could not be delivered.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      `Final-Recipient: rfc822; ${address}`,
      "Action: failed",
      `Status: ${status}`,
      "Diagnostic-Code: smtp; 550 5.1.1 no such user",
      "",
      "--b",
      "Content-Type: message/rfc822",
      "",
      `Message-ID: <${originalId}>`,
      "Subject: Re: x",
      "",
      "--b--",
    );

  test("of our own mail marks it and its address; a forged one marks nothing", async () => {
    const first = await takeIn(plainMail({ From: "gone@customers.example" }));
    const ticketId = first.rows[0]?.ticketId ?? 0;
    const messageId = newMessageId({ ticketId, mailId: 9_001 }, "desk.example", tokenKeys());
    const sent = await desk.db.prisma.outboundMail.create({
      data: {
        kind: "reply",
        state: "sent",
        ticketId,
        toKey: "gone@customers.example",
        recipients: [{ email: "gone@customers.example", name: "" }],
        subject: "Re: x",
        messageId: `<${messageId}>`,
      },
    });
    const forged = messageId.replace(/@.*/, "x@desk.example");
    const { rows } = await takeIn(
      report(forged, "gone@customers.example", "5.1.1"),
      report(messageId, "somebody@else.example", "5.1.1"),
      report(messageId, "gone@customers.example", "5.1.1"),
    );
    expect(rows[0]).toMatchObject({ outcome: "ticket" });
    expect(rows[2]).toMatchObject({
      outcome: "ignored",
      ticketId,
      reason: expect.stringMatching(/^bounce: gone@/),
    });
    expect(await desk.db.prisma.failingAddress.findMany()).toMatchObject([
      { emailKey: "gone@customers.example", permanent: true },
    ]);
    expect(
      (await desk.db.prisma.outboundMail.findUnique({ where: { id: sent.id } }))?.bouncedAt,
    ).not.toBeNull();
    const events = await desk.db.prisma.ticketEvent.findMany({
      where: { ticketId, type: "bounced" },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ details }) => details)).toMatchObject([
      { address: "somebody@else.example", permanent: false },
      { address: "gone@customers.example", permanent: true },
    ]);
  });
});

describe("the ledger", () => {
  test("balances, retries and releases", async () => {
    const { id, rows } = await takeIn(
      plainMail(),
      plainMail({ From: undefined }),
      plainMail({ From: `x@y.example` }),
    );
    const counts = await countLedger(desk.system, { mailbox: id });
    expect(counts).toMatchObject({ all: 3, ticket: 2, quarantined: 1, ignored: 0, reply: 0, waiting: 0 });
    const aside = rows[1]?.id ?? 0;
    expect(await retryMail(desk.system, { id: aside })).toMatchObject({ outcome: "quarantined" });
    await expect(releaseMail(desk.system, { id: rows[0]?.id })).rejects.toThrow(/not put aside/);
  });

  test("a copy that is released is a ticket of its own", async () => {
    const twice = plainMail();
    const { rows } = await takeIn(twice, Buffer.concat([mail("X-Way: other", ""), twice]));
    expect(rows).toMatchObject([{ outcome: "ticket" }, { outcome: "ignored", reason: "duplicate" }]);
    const released = await releaseMail(desk.system, { id: rows[1]?.id });
    expect(released.outcome).toBe("ticket");
    expect(released.ticketId).not.toBe(rows[0]?.ticketId);
  });
});

describe("the e-mail API goes the same way", () => {
  const receive = (raw: Buffer) => receiveMail(desk.system, { raw });

  test("a ticket, its copy, an answer, and what is put aside", async () => {
    const messageId = `<${Math.random()}@api.example>`;
    const first = plainMail({ From: "api@customers.example", "Message-ID": messageId });
    const { id } = await receive(first);
    expect((await receive(first)).id).toBe(id);
    expect((await receive(plainMail({ From: "api@customers.example", References: messageId }))).id).toBe(id);
    expect((await receive(plainMail({ From: "eve@customers.example", References: messageId }))).id).not.toBe(
      id,
    );
    const { address } = await desk.db.prisma.mailbox.findFirstOrThrow();
    await expect(receive(plainMail({ From: address }))).rejects.toMatchObject({ code: "conflict" });
    await expect(receive(plainMail({ From: undefined }))).rejects.toMatchObject({ code: "invalid" });
    expect(await countLedger(desk.system, { mailbox: "api" })).toMatchObject({
      all: 4,
      ticket: 2,
      reply: 1,
      ignored: 1,
    });
  });
});
