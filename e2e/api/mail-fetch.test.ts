import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cuttingProxy } from "@/e2e/support/cutting-proxy";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { type MailDesk, soon, startMailDesk } from "@/e2e/support/mail-desk";
import { until } from "@/e2e/support/until";
import { readReply } from "@/lib/delivery/reply-content";
import { retryMail } from "@/lib/ledger/again";
import { newMessageId, replyAddress } from "@/lib/mail/token";
import { fetchMailbox } from "@/lib/mail-fetch/fetch";
import { watchMailboxes } from "@/lib/mail-fetch/idle";
import { tokenKeys } from "@/lib/mail-keys/keys";
import { updateMailbox } from "@/lib/mailboxes/save";
import { settings } from "@/lib/settings/read";
import { runShutdown, runStopping } from "@/lib/shutdown";
import { readTicket } from "@/lib/tickets/read";

let dovecot: Dovecot;
let desk: MailDesk;
beforeAll(async () => {
  dovecot = await startDovecot();
  desk = await startMailDesk(dovecot, { loopMails: 0 });
});
afterAll(async () => {
  await desk?.stop();
  await dovecot?.stop();
});

const ledger = (mailboxId: number) =>
  desk.db.prisma.inboundMail.findMany({
    where: { mailboxId },
    orderBy: { id: "asc" },
    include: { ticket: true },
  });

let users = 0;
const newUser = () => `user${++users}`;

describe.each([
  ["IMAP", "tls"],
  ["IMAP", "starttls"],
  ["IMAP", "none"],
  ["POP3", "tls"],
  ["POP3", "starttls"],
  ["POP3", "none"],
] as const)("%s, %s", (name, security) => {
  const protocol = name === "IMAP" ? "imap" : "pop3";

  test("a mail becomes a ticket, once", async () => {
    const user = newUser();
    const mail = plainMail({ Subject: "By wire" }, ".dots", "..", ".", "end");
    await dovecot.deliver(user, [mail]);
    const id = await desk.mailbox(user, { protocol, security, afterFetch: "leave" });
    expect(await desk.fetch(id)).toEqual({ mails: 1, fault: null });
    expect(await desk.fetch(id)).toEqual({ mails: 0, fault: null });
    const rows = await ledger(id);
    expect(rows).toMatchObject([
      {
        outcome: "ticket",
        reason: null,
        sender: "ada@example.com",
        subject: "By wire",
        ticket: { mailboxId: id },
      },
    ]);
    const [message] = await desk.db.prisma.message.findMany({ where: { ticketId: rows[0]?.ticketId ?? 0 } });
    expect(message?.body).toBe(".dots\n..\n.\nend");
    const file = await desk.db.prisma.file.findFirst({ where: { mails: { some: { mailboxId: id } } } });
    expect(Buffer.from(file?.content ?? []).toString("latin1")).toBe(mail.toString("latin1"));
  });
});

test("two processes at once take each mail once", async () => {
  const user = newUser();
  await dovecot.deliver(
    user,
    Array.from({ length: 30 }, () => plainMail()),
  );
  const id = await desk.mailbox(user);
  await Promise.all([1, 2, 3].map(() => fetchMailbox(desk.db, id, soon())));
  await desk.fetch(id);
  const rows = await ledger(id);
  expect(rows).toHaveLength(30);
  expect(new Set(rows.map(({ ticketId }) => ticketId)).size).toBe(30);
});

describe("what is done with a mail once it is stored", () => {
  const seen = async (user: string, folder = "INBOX") => {
    const client = await dovecot.client(user);
    await client.mailboxOpen(folder);
    const flags: boolean[] = [];
    for await (const mail of client.fetch("1:*", { flags: true }))
      flags.push(mail.flags?.has("\\Seen") ?? false);
    await client.logout();
    return flags;
  };

  test.each([
    ["leave", [false], null],
    ["seen", [true], null],
    ["delete", [], null],
    ["move", [], [false]],
  ] as const)("IMAP: %s", async (afterFetch, inbox, done) => {
    const user = newUser();
    await dovecot.deliver(user, [plainMail()]);
    const client = await dovecot.client(user);
    await client.mailboxCreate("Done");
    await client.logout();
    const id = await desk.mailbox(user, { afterFetch, moveTo: "Done" });
    expect(await desk.fetch(id)).toEqual({ mails: 1, fault: null });
    expect(await seen(user)).toEqual(inbox);
    if (done) expect(await seen(user, "Done")).toEqual(done);
    expect(await ledger(id)).toMatchObject([{ outcome: "ticket", afterFetch: null }]);
  });

  test("a folder to move to that is not there is said, and the mail is a ticket all the same", async () => {
    const user = newUser();
    await dovecot.deliver(user, [plainMail()]);
    const id = await desk.mailbox(user, { afterFetch: "move", moveTo: "Nowhere" });
    expect((await desk.fetch(id))?.fault).toMatch(/Nowhere|folder/);
    expect(await ledger(id)).toMatchObject([{ outcome: "ticket", afterFetch: "move" }]);
    await dovecot.deliver(user, [plainMail({ Subject: "The next" })]);
    const next = await desk.fetch(id);
    expect(next).toMatchObject({ mails: 1, fault: expect.stringMatching(/Nowhere|folder/) });
    expect(await ledger(id)).toMatchObject([{}, { outcome: "ticket", subject: "The next" }]);
  });

  test("POP3: deleted when the session ends", async () => {
    const user = newUser();
    await dovecot.deliver(user, [plainMail(), plainMail()]);
    const id = await desk.mailbox(user, { protocol: "pop3", afterFetch: "delete" });
    expect(await desk.fetch(id)).toEqual({ mails: 2, fault: null });
    expect(await seen(user)).toEqual([]);
    expect((await desk.fetch(id))?.mails).toBe(0);
    expect(await ledger(id)).toMatchObject([{ afterFetch: null }, { afterFetch: null }]);
  });
});

test("numbered anew by its server, a mail is not taken again", async () => {
  const user = newUser();
  const mails = [plainMail(), plainMail({ "Message-ID": undefined, Subject: "Nameless" })];
  await dovecot.deliver(user, mails);
  const id = await desk.mailbox(user, { afterFetch: "leave" });
  await desk.fetch(id);
  // Dovecot numbers a new mailbox by the second it is made in.
  await pause(1_100);
  await dovecot.forget(user);
  await dovecot.deliver(user, [...mails, plainMail({ Subject: "New" })]);
  expect((await desk.fetch(id))?.mails).toBe(3);
  expect((await ledger(id)).map(({ outcome }) => outcome)).toEqual([
    "ticket",
    "ticket",
    "ignored",
    "ignored",
    "ticket",
  ]);
});

test("a folder whose mails bear the numbers of another's loses none of them", async () => {
  const user = newUser();
  const id = await desk.mailbox(user, { afterFetch: "leave" });
  await dovecot.deliver(user, [plainMail({ Subject: "In the inbox" })]);
  await desk.fetch(id);
  const client = await dovecot.client(user);
  await client.mailboxCreate("Support");
  const { uidValidity } = await client.mailboxOpen("Support");
  await client.logout();
  await dovecot.deliver(user, [plainMail({ Subject: "In the other" })], "Support");
  // Some servers number every folder alike.
  await desk.db.prisma.inboundMail.updateMany({ where: { mailboxId: id }, data: { uidValidity } });
  const { name, address, host, port, security } = await desk.db.prisma.mailbox.findUniqueOrThrow({
    where: { id },
  });
  await updateMailbox(desk.system, {
    ...{ id, name, address, protocol: "imap", host, port, security, user, fetching: true },
    ...{ afterFetch: "leave", folder: "Support" },
  });
  expect(await desk.fetch(id)).toEqual({ mails: 1, fault: null });
  expect((await ledger(id)).map(({ subject, outcome }) => `${subject}: ${outcome}`)).toEqual([
    "In the inbox: ticket",
    "In the other: ticket",
  ]);
});

describe.each(["imap", "pop3"] as const)("%s: a mail that can't be had", (protocol) => {
  test("breaks the line each time, and keeps no other from coming; Retry fetches it", async () => {
    const user = newUser();
    const proxy = await cuttingProxy(dovecot.ports[protocol], "this breaks the line");
    try {
      const at = { protocol, security: "none", host: "127.0.0.1", afterFetch: "leave" } as const;
      const id = await desk.mailbox(user, { ...at, port: proxy.port });
      const bad = plainMail({ Subject: "Bad" }, "this breaks the line");
      await dovecot.deliver(user, [plainMail({ Subject: "Before" }), bad]);
      // Nothing has come through since: the server may be ill.
      expect(await desk.fetch(id)).toMatchObject({ mails: 1 });
      expect(await ledger(id)).toHaveLength(1);
      await dovecot.deliver(user, [plainMail({ Subject: "After" })]);
      expect(await desk.fetch(id)).toEqual({ mails: 2, fault: null });
      const rows = await ledger(id);
      expect(rows).toMatchObject([
        { subject: "Before", outcome: "ticket" },
        { outcome: "quarantined", reason: expect.stringMatching(/^unfetched: /), afterFetch: null },
        { subject: "After", outcome: "ticket" },
      ]);
      expect(await desk.fetch(id)).toEqual({ mails: 0, fault: null });

      const retry = () => retryMail(desk.system, { id: rows[1]?.id });
      await expect(retry()).rejects.toMatchObject({ code: "conflict" });
      await desk.db.prisma.mailbox.update({ where: { id }, data: { port: dovecot.ports[protocol] } });
      expect(await retry()).toMatchObject({ outcome: "ticket" });
      expect((await ledger(id))[1]).toMatchObject({ subject: "Bad", outcome: "ticket" });
      expect((await desk.fetch(id))?.mails).toBe(0);
    } finally {
      proxy.close();
    }
  });

  test("is larger than the limit; with a higher one Retry fetches it, and it is deleted there", async () => {
    const user = newUser();
    const large = plainMail({ Subject: "Large" }, ...Array.from({ length: 20_000 }, () => "x".repeat(60)));
    await dovecot.deliver(user, [large]);
    const id = await desk.mailbox(user, { protocol, afterFetch: "delete" });
    const limit = async (value: number) => {
      await desk.db.prisma.setting.upsert({
        where: { key: "maxMailMb" },
        create: { key: "maxMailMb", value },
        update: { value },
      });
      settings.forget(desk.db);
    };
    try {
      await limit(1);
      await desk.fetch(id);
      const [row] = await ledger(id);
      expect(row).toMatchObject({
        outcome: "quarantined",
        reason: expect.stringMatching(/^too-large: 1\.2/),
      });
      const retry = () => retryMail(desk.system, { id: row?.id });
      await expect(retry()).rejects.toThrow(/limit is 1 MB/);
      await limit(2);
      expect(await retry()).toMatchObject({ outcome: "ticket" });
      const client = await dovecot.client(user);
      expect(await client.status("INBOX", { messages: true })).toMatchObject({ messages: 0 });
      await client.logout();
      await desk.fetch(id);
      expect(await ledger(id)).toMatchObject([{ outcome: "ticket", afterFetch: null }]);
      await expect(retry()).rejects.toThrow(/not put aside/);
    } finally {
      await limit(40);
    }
  });

  test("is gone from its mailbox: Retry says so", async () => {
    const user = newUser();
    await dovecot.deliver(user, [plainMail()]);
    const id = await desk.mailbox(user, { protocol, afterFetch: "leave" });
    await desk.fetch(id);
    const [row] = await ledger(id);
    await desk.db.prisma.inboundMail.updateMany({
      where: { mailboxId: id },
      data: { outcome: "quarantined", reason: "too-large" },
    });
    const client = await dovecot.client(user);
    await client.mailboxOpen("INBOX");
    await client.messageDelete("1:*");
    await client.logout();
    await expect(retryMail(desk.system, { id: row?.id })).rejects.toThrow(/not in its mailbox any more/);
    expect(await ledger(id)).toMatchObject([{ outcome: "quarantined" }]);
  });
});

test("a mail whose ticket was deleted stays deleted", async () => {
  const user = newUser();
  await dovecot.deliver(user, [plainMail()]);
  const id = await desk.mailbox(user, { afterFetch: "leave" });
  await desk.fetch(id);
  const [row] = await ledger(id);
  await desk.db.prisma.ticket.delete({ where: { id: row?.ticketId ?? 0 } });
  expect((await desk.fetch(id))?.mails).toBe(0);
});

describe("threads", () => {
  const thread = async (id: number) => (await readTicket(desk.system, id))?.thread.messages ?? [];
  const send = async (mailboxId: number, user: string, mail: Buffer) => {
    await dovecot.deliver(user, [mail]);
    await desk.fetch(mailboxId);
    const row = (await ledger(mailboxId)).at(-1);
    if (!row) throw new Error("nothing was fetched");
    return row;
  };

  test("one ticket, by reply address, References, then only the subject", async () => {
    const user = newUser();
    const id = await desk.mailbox(user);
    const from = `Grace <${user}@customers.example>`;
    const first = await send(id, user, plainMail({ From: from, Subject: "Compiler" }));
    const ticketId = first.ticketId ?? 0;
    const keys = tokenKeys();
    const messageId = newMessageId({ ticketId, mailId: 77 }, "desk.example", keys);
    const replies = [
      plainMail({ From: from, To: replyAddress(`${user}@desk.example`, ticketId, keys) ?? "" }, "by address"),
      plainMail({ From: from, Subject: "other", References: `<x@y> <${messageId}>` }, "by reference"),
      plainMail({ From: from, Subject: `Re: Compiler [#${ticketId}]` }, "by subject"),
    ];
    for (const reply of replies)
      expect(await send(id, user, reply)).toMatchObject({ outcome: "reply", ticketId });
    expect((await thread(ticketId)).map(({ body }) => body)).toEqual([
      "Please have a look.",
      "by address",
      "by reference",
      "by subject",
    ]);
  });

  test("somebody else's subject opens another ticket, linked", async () => {
    const user = newUser();
    const id = await desk.mailbox(user);
    const first = await send(id, user, plainMail({ From: "a@customers.example" }));
    const second = await send(
      id,
      user,
      plainMail({ From: "eve@elsewhere.example", Subject: `[#${first.ticketId}]` }),
    );
    expect(second.outcome).toBe("ticket");
    expect(second.ticketId).not.toBe(first.ticketId);
    expect(
      await desk.db.prisma.ticketLink.findMany({ where: { highId: second.ticketId ?? 0 } }),
    ).toMatchObject([{ lowId: first.ticketId }]);
  });

  test("people on copy take part", async () => {
    const user = newUser();
    const id = await desk.mailbox(user);
    const first = await send(
      id,
      user,
      plainMail({
        From: "a@customers.example",
        To: `${user}@desk.example`,
        Cc: "Bob <bob@customers.example>",
      }),
    );
    const ticketId = first.ticketId ?? 0;
    expect(await desk.db.prisma.ticketCc.findMany({ where: { ticketId } })).toMatchObject([
      { email: "bob@customers.example", name: "Bob" },
    ]);
    const second = await send(
      id,
      user,
      plainMail({ From: "bob@customers.example", Subject: `[#${ticketId}]` }, "me too"),
    );
    expect(second).toMatchObject({ outcome: "reply", ticketId });
    expect((await thread(ticketId)).at(-1)).toMatchObject({
      kind: "customer",
      author: { name: "bob@customers.example" },
    });
  });

  test("an automatic reply lands on the ticket and wakes nobody", async () => {
    const user = newUser();
    const id = await desk.mailbox(user);
    const from = `${user}@customers.example`;
    const { ticketId } = await send(id, user, plainMail({ From: from }));
    await desk.db.prisma.ticket.update({ where: { id: ticketId ?? 0 }, data: { state: "closed" } });
    const away = plainMail({ From: from, Subject: `[#${ticketId}]`, "Auto-Submitted": "auto-replied" });
    expect(await send(id, user, away)).toMatchObject({ outcome: "reply", ticketId });
    expect(await desk.db.prisma.ticket.findUnique({ where: { id: ticketId ?? 0 } })).toMatchObject({
      state: "closed",
    });
  });
});

describe("trust", () => {
  const results = (verdict: string, from: string) =>
    `mx.desk.example; dmarc=${verdict} header.from=${from.split("@")[1]}; spf=${verdict} smtp.mailfrom=${from}`;
  const setUp = async () => {
    const user = newUser();
    const id = await desk.mailbox(user, { authservId: "mx.desk.example" });
    return async (from: string, verdict: string, fields: Record<string, string> = {}, text = "Hello") => {
      const mail = plainMail(
        { "Authentication-Results": results(verdict, from), From: from, ...fields },
        text,
      );
      await dovecot.deliver(user, [mail]);
      await desk.fetch(id);
      const row = (await ledger(id)).at(-1);
      if (!row) throw new Error("nothing was fetched");
      return row;
    };
  };

  test("who is not believed opens a ticket that says so, and writes on nobody's", async () => {
    const send = await setUp();
    const real = await send("cleo@customers.example", "pass");
    expect(real).toMatchObject({ believed: true, ticket: { unverified: false } });
    const forged = await send("cleo@customers.example", "fail", { Subject: `[#${real.ticketId}]` });
    expect(forged).toMatchObject({ outcome: "ticket", believed: false, ticket: { unverified: true } });
    expect(forged.ticketId).not.toBe(real.ticketId);
  });

  test("staff reply by mail when they are believed, without what they quote", async () => {
    const send = await setUp();
    const staff = await desk.db.prisma.staff.create({
      data: { email: `${newUser()}@staff.example`, name: "Sam", role: "agent" },
    });
    const { ticketId } = await send("dora@customers.example", "pass");
    const subject = { Subject: `Re: [#${ticketId}]` };
    const forged = await send(staff.email, "fail", subject);
    expect(forged).toMatchObject({ outcome: "quarantined", reason: "staff-unverified", ticketId });
    const answer =
      "Try again.\r\n\r\nOn Mon, 1 Jan 2026 at 10:00, Desk <desk@desk.example> wrote:\r\n> secret";
    const real = await send(staff.email, "pass", subject, answer);
    expect(real).toMatchObject({ outcome: "reply", ticketId });
    const message = await desk.db.prisma.message.findUnique({ where: { id: real.threadEntryId ?? 0 } });
    expect(message).toMatchObject({ kind: "reply", staffId: staff.id, body: answer.replaceAll("\r", "") });
    expect(message?.parts).toEqual([
      ["new", "Try again.\n\n".length],
      ["quote", answer.replaceAll("\r", "").length - "Try again.\n\n".length],
    ]);
    const sent = await readReply(desk.db, message?.id ?? 0, { mailLanguage: "en", timeZone: "UTC" });
    expect(sent?.text).toMatch(/^Try again\.\n\nOn .* wrote:\n> Hello$/);
    expect(sent?.html).not.toContain("secret");
  });
});

// Last: it ends what keeps the lines open.
test("a mail is here when it has arrived: an open line says so", async () => {
  const user = newUser();
  const id = await desk.mailbox(user);
  watchMailboxes(desk.db);
  try {
    // The line is open, and has nothing to say, once its client is counted among the user's.
    await until(async () => (await dovecot.log()).includes(`imap-login: Info: Login: user=<${user}>`));
    await pause(1_000);
    await dovecot.deliver(user, [plainMail({ Subject: "Now" })]);
    await until(async () => (await ledger(id))[0]?.outcome === "ticket");
  } finally {
    runStopping();
    await runShutdown();
  }
});
