import { randomUUID } from "node:crypto";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { actAsServer } from "@/e2e/support/server";
import { startSmtp } from "@/e2e/support/smtp";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { retryMail } from "@/lib/delivery/retry";
import { sendMail } from "@/lib/delivery/send";
import { wakeMails } from "@/lib/delivery/sweep";
import { processWaiting } from "@/lib/inbound/process-waiting";
import { retryMail as retryIncoming } from "@/lib/ledger/again";
import { countLedger } from "@/lib/ledger/counts";
import { findLedger } from "@/lib/ledger/find";
import { findOutbox, OutboxQuery } from "@/lib/ledger/find-outbox";
import { OUTBOX_STATES } from "@/lib/ledger/outbox-states";
import { LedgerQuery, OUTCOMES } from "@/lib/ledger/schema";
import { fetchMailbox } from "@/lib/mail-fetch/fetch";
import { sealSecret } from "@/lib/mail-servers/secrets";
import { sendNotices } from "@/lib/notices/send";
import { sendMessage } from "@/lib/tickets/send-message";
import { refuseSequentialScans } from "@/scripts/bench/explain";

/** Words that many lines hold, that none holds, and a ticket's number. */
const SEARCHES = [{ q: "question" }, { q: "zookeeper" }, { q: "#1042" }];
/** More than are let in from one sender without being counted. */
const FROM_ONE = 8;

/**
 * Lets a filled help desk fetch, process and send a few mails and shows its ledger and outbox by every filter.
 * @returns how many statements were looked at
 * @throws Error when one of them reads a growing table from one end to the other
 */
export async function mailPlans(db: Database, databaseUrl: string, tickets: number): Promise<number> {
  actAsServer(databaseUrl);
  const dovecot = await startDovecot();
  const smtp = await startSmtp();
  try {
    const [imap, pop3] = await serveMailboxes(db, dovecot, smtp.port);
    return await refuseSequentialScans(db, tickets, async () => {
      await arrive(db, dovecot, "imap", imap);
      await arrive(db, dovecot, "pop3", pop3);
      await leave(db, dovecot, imap);
      await show(db, [undefined, "api", imap, pop3]);
    });
  } finally {
    await smtp.stop();
    await dovecot.stop();
  }
}

/** Gives two of the filled mailboxes a server to fetch from, and the first one a server to send by. */
async function serveMailboxes(db: Database, dovecot: Dovecot, port: number): Promise<[number, number]> {
  const [imap, pop3] = await db.prisma.mailbox.findMany({ orderBy: { id: "asc" }, take: 2 });
  if (!imap || !pop3) throw new Error("The filled help desk has no mailboxes");
  const { host, password, ports } = dovecot;
  for (const [{ id }, user, incoming] of [
    [imap, "imap", { protocol: "imap", port: ports.imaps, afterFetch: "seen" }],
    [pop3, "pop3", { protocol: "pop3", port: ports.pop3s, afterFetch: "delete" }],
  ] as const) {
    const secret = sealSecret(id, "in", { password, clientSecret: "", refreshToken: "" });
    await db.prisma.mailbox.update({
      where: { id },
      data: { ...incoming, host, user, secret, fetching: true },
    });
  }
  await db.prisma.mailbox.update({
    where: { id: imap.id },
    data: { smtpHost: "127.0.0.1", smtpPort: port, smtpSecurity: "none", isDefault: true },
  });
  return [imap.id, pop3.id];
}

/** A stranger's first mail, answers that name a ticket in each way, a copy, and more from one sender than pass uncounted. */
async function arrive(db: Database, dovecot: Dovecot, user: string, mailbox: number): Promise<void> {
  const id = (name: string) => `<${name}-${user}@example.com>`;
  const first = plainMail({ "Message-ID": id("first"), Cc: "bo@example.com" });
  await dovecot.deliver(user, [
    first,
    first,
    plainMail({ "In-Reply-To": id("first") }),
    plainMail({ References: "<out-5@desk.example> <id-9@mail.example>" }),
    plainMail({ Subject: "Re: Question [#1042]" }),
    ...Array.from({ length: FROM_ONE }, () => plainMail({ From: `Many <many-${user}@example.com>` })),
  ]);
  await fetch(db, mailbox);
}

async function fetch(db: Database, mailbox: number): Promise<void> {
  const until = new Date(Date.now() + 120_000);
  const fetched = await fetchMailbox(db, mailbox, until);
  if (fetched?.fault !== null) throw new Error(`Mail can't be fetched: ${fetched?.fault}`);
  await processWaiting(db, until);
}

/** A reply and its bounce, notices, and what the worker asks for each time. */
async function leave(db: Database, dovecot: Dovecot, mailbox: number): Promise<void> {
  const agent = await firstStaff(db);
  await sendNotices(db);
  const { ticketId } = await db.prisma.inboundMail.findFirstOrThrow({
    where: { mailboxId: mailbox, outcome: "ticket" },
    orderBy: { id: "desc" },
    select: { ticketId: true },
  });
  const { messageId } = await sendMessage(agent, {
    ...{ ticketId, kind: "reply", body: "<p>It is on its way.</p>" },
    ...{ sendKey: randomUUID(), seenMessageId: null, force: true },
  });
  const {
    id,
    messageId: sent,
    toKey,
  } = await db.prisma.outboundMail.update({
    where: { threadEntryId: messageId },
    data: { notBefore: new Date(0) },
  });
  await wakeMails(db);
  await sendMail(db, id);
  await dovecot.deliver("imap", [bounceOf(sent, toKey)]);
  await fetch(db, mailbox);
  await retryMail(agent, { id });
  await sendMail(db, id);
  for (let turn = 0; turn < 3; turn++) await sendNotices(db);
}

const bounceOf = (messageId: string, recipient: string) =>
  plainMail(
    {
      From: "MAILER-DAEMON@example.com",
      Subject: "Undelivered Mail Returned to Sender",
      "MIME-Version": "1.0",
      "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"',
    },
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mail.example.com",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: ${messageId}`,
    "",
    "--b--",
  );

/** The pages of System, by every filter. */
async function show(db: Database, mailboxes: readonly (number | "api" | undefined)[]): Promise<void> {
  const agent = await firstStaff(db);
  for (const mailbox of mailboxes) {
    await countLedger(agent, LedgerQuery.parse({ mailbox }));
    for (const outcome of [undefined, ...OUTCOMES])
      for (const rest of [{}, { before: 500 }, ...SEARCHES])
        await findLedger(agent, LedgerQuery.parse({ mailbox, outcome, ...rest }));
  }
  for (const state of [undefined, ...OUTBOX_STATES])
    for (const rest of [{}, { before: 500 }, { kind: "notice" }, ...SEARCHES])
      await findOutbox(agent, OutboxQuery.parse({ state, ...rest }));
  const aside = await findLedger(agent, LedgerQuery.parse({ outcome: "ignored" }));
  if (aside.lines[0]) await retryIncoming(agent, { id: aside.lines[0].id });
}

async function firstStaff(db: Database): Promise<Context> {
  const { id, name } = await db.prisma.staff.findFirstOrThrow({ where: { role: "administrator" } });
  return { actor: { type: "staff", id, name, role: "administrator" }, db, ip: null };
}
