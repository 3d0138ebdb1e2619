import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "@/e2e/support/api";
import { type Desk, openDesk } from "@/e2e/support/desk";
import { actAsServer, startServer, type TestServer } from "@/e2e/support/server";
import type { Context } from "@/lib/context";
import { releaseMail, retryMail } from "@/lib/ledger/again";
import { countLedger } from "@/lib/ledger/counts";
import { findLedger, findLedgerMail } from "@/lib/ledger/find";
import { findLedgerEntry } from "@/lib/ledger/find-one";
import { findOutbox, OutboxQuery } from "@/lib/ledger/find-outbox";
import { LedgerQuery } from "@/lib/ledger/schema";
import { resetTemplate, saveTemplate } from "@/lib/mail-templates/save";
import { sendTestMail } from "@/lib/mail-tests/send-test";
import { archiveMailbox, makeDefaultMailbox, restoreMailbox } from "@/lib/mailboxes/archive";
import { createMailbox, updateMailbox } from "@/lib/mailboxes/save";
import { testIncoming, testOutgoing } from "@/lib/mailboxes/test";
import { changeSettings } from "@/lib/settings/change";
import { sessionCookie } from "@/scripts/bench/session";

// Mail's settings and its ledger are administrators'. What is in a mailbox is nobody's to read but its server's.

const MAILBOX = {
  name: "Quokka",
  address: "quokka@desk.example",
  protocol: "imap",
  host: "imap.desk.example",
  user: "quokka",
  password: "an incoming secret",
  smtpHost: "smtp.desk.example",
  smtpUser: "quokka",
  smtpPassword: "an outgoing secret",
};

let server: TestServer;
let ben: Desk;
let ada: Context;
let mailboxId: number;
let mailId: number;
let addresses: string[];

beforeAll(async () => {
  server = await startServer();
  // The verbs called here do as the server does.
  actAsServer(server.databaseUrl);
  ben = await openDesk(server, "agent", "Ben Agent");
  const { id, email, password } = await server.staff("administrator", "Ada Admin");
  ada = {
    actor: { type: "staff", id, name: "Ada Admin", role: "administrator" },
    db: server.db,
    ip: null,
  };
  cookie = await sessionCookie(server.url, email, password);
  ({ id: mailboxId } = await createMailbox(ada, MAILBOX));
  mailId = await put("wombat@customers.example", "About a 50% offer");
  addresses = [
    "/settings/mailboxes",
    "/settings/mailboxes/new",
    `/settings/mailboxes/${mailboxId}`,
    "/settings/mail",
    "/settings/mail-templates",
    "/settings/mail-templates/en/acknowledgement",
    "/system/mail",
    `/system/mail/${mailId}`,
    `/system/mail/${mailId}/original`,
    "/system/outbox",
  ];
});
afterAll(() => server?.stop());

let cookie: string;

/** A mail that was put aside. */
async function put(sender: string, subject: string): Promise<number> {
  const content = Buffer.from(`From: ${sender}\r\nSubject: ${subject}\r\n\r\nThe words of a ${sender}.\r\n`);
  const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", content));
  const file = await server.db.prisma.file.create({ data: { sha256, size: content.length, content } });
  const { id } = await server.db.prisma.inboundMail.create({
    data: { mailboxId, fileId: file.id, sender, subject, outcome: "quarantined", reason: "too-many" },
  });
  return id;
}

describe("an agent", () => {
  test("sees none of the pages, and no word of what is on them", async () => {
    for (const address of addresses) {
      const seen = await ben.ask("GET", address);
      expect([200, 404], address).toContain(seen.status);
      expect(seen.text, address).not.toMatch(/quokka|wombat|Thank you for your message/i);
      if (seen.status === 200) expect(seen.text, address).toContain("Page not found");
    }
  });

  test("can do none of what they offer", async () => {
    const agent = ben.context;
    const deeds: Record<string, () => Promise<unknown>> = {
      create: () => createMailbox(agent, { ...MAILBOX, name: "Other", address: "other@desk.example" }),
      update: () => updateMailbox(agent, { ...MAILBOX, id: mailboxId }),
      archive: () => archiveMailbox(agent, { id: mailboxId }),
      restore: () => restoreMailbox(agent, { id: mailboxId }),
      "make default": () => makeDefaultMailbox(agent, { id: mailboxId }),
      "test incoming": () => testIncoming(agent, { ...MAILBOX, id: mailboxId, password: "" }),
      "test outgoing": () => testOutgoing(agent, { ...MAILBOX, id: mailboxId, smtpPassword: "" }),
      "change rules": () => changeSettings(agent, { loopMails: "0" }),
      "save a template": () =>
        saveTemplate(agent, { key: "acknowledgement", language: "en", subject: "Hi", body: "Hi" }),
      "reset a template": () => resetTemplate(agent, { key: "acknowledgement", language: "en" }),
      "send a test": () =>
        sendTestMail(agent, { key: "acknowledgement", language: "en", subject: "Hi", body: "Hi" }),
      "read the ledger": () => findLedger(agent, LedgerQuery.parse({})),
      "count the ledger": () => countLedger(agent, {}),
      "read a mail": () => findLedgerEntry(agent, mailId),
      "download a mail": () => findLedgerMail(agent, mailId),
      retry: () => retryMail(agent, { id: mailId }),
      release: () => releaseMail(agent, { id: mailId }),
      "read the outbox": () => findOutbox(agent, OutboxQuery.parse({})),
    };
    for (const [name, act] of Object.entries(deeds))
      await expect(act(), name).rejects.toMatchObject({ code: "forbidden" });
    expect(await server.db.prisma.inboundMail.findUnique({ where: { id: mailId } })).toMatchObject({
      outcome: "quarantined",
    });
  });
});

describe("an administrator", () => {
  const look = (address: string) => call(server, address, { method: "GET", headers: { cookie } });

  test("sees every page, and on none a secret", async () => {
    for (const address of addresses) {
      const seen = await look(address);
      expect(seen.status, address).toBe(200);
      expect(seen.text, address).not.toMatch(/an (?:incoming|outgoing) secret|"?v1\.[\w-]+\./);
    }
    expect((await look(`/settings/mailboxes/${mailboxId}`)).text).toContain("imap.desk.example");
    expect((await look(`/system/mail/${mailId}`)).text).toContain("The words of a wombat@customers.example.");
  });

  test("gets a plain page for a mail, a mailbox or a template that is not there", async () => {
    for (const address of [
      "/system/mail/2147483647",
      "/system/mail/x",
      "/settings/mailboxes/2147483647",
      "/settings/mail-templates/tlh/acknowledgement",
      "/settings/mail-templates/en/farewell",
    ])
      expect((await look(address)).status, address).toBe(404);
  });

  test("an address that makes no sense shows the list all the same", async () => {
    const seen = await look("/system/mail?outcome=x&mailbox=-1&before=%27&q=wombat");
    expect(seen.status).toBe(200);
    expect(seen.text).toContain("About a 50% offer");
  });
});

describe("the search of the ledger", () => {
  const found = async (q: string) => {
    const { lines } = await findLedger(ada, LedgerQuery.parse({ q }));
    return lines.map(({ subject }) => subject);
  };

  test("goes by all words of sender and subject, whatever their case, and takes them literally", async () => {
    await put("echidna@customers.example", "About 500 offers");
    expect(await found("WOMBAT offer")).toEqual(["About a 50% offer"]);
    expect(await found("50%")).toEqual(["About a 50% offer"]);
    expect(await found("customers.example about")).toEqual(["About 500 offers", "About a 50% offer"]);
    expect(await found("wombat echidna")).toEqual([]);
  });

  test("a ticket’s number finds its mails", async () => {
    const id = await put("bilby@customers.example", "Please let me in");
    const { ticketId } = await releaseMail(ada, { id });
    expect(ticketId).not.toBeNull();
    expect(await found(`#${ticketId}`)).toEqual(["Please let me in"]);
    expect(await found("#999999999")).toEqual([]);
  });

  test("pages hold fifty, each mail once", async () => {
    for (let at = 0; at < 60; at++) await put("numbat@customers.example", `Numbat ${at}`);
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await findLedger(ada, LedgerQuery.parse({ q: "numbat", before }));
      expect(page.lines.length).toBeLessThanOrEqual(50);
      seen.push(...page.lines.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(new Set(seen).size).toBe(60);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });
});
