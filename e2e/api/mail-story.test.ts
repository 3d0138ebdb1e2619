import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { type MailingDesk, startMailingDesk } from "@/e2e/support/mailing-desk";

const RECEIVER = "mx.desk.example";
const CAP = 2;

let dovecot: Dovecot;
let desk: MailingDesk;

beforeAll(async () => {
  dovecot = await startDovecot();
  desk = await startMailingDesk(dovecot, {
    name: "desk",
    settings: { acknowledgementsPerHour: CAP },
    authservId: RECEIVER,
  });
});
afterAll(async () => {
  await desk?.stop();
  await dovecot?.stop();
});

const checked = (verdict: string, email: string) => ({
  "Authentication-Results": `${RECEIVER}; dmarc=${verdict} header.from=${email.split("@")[1]}`,
});
const mailOf = (email: string, fields: Record<string, string> = {}, verdict = "pass") =>
  plainMail({ ...checked(verdict, email), From: email, To: desk.address, ...fields });

const ledgerOf = (sender: string) =>
  desk.server.db.prisma.inboundMail.findMany({
    where: { sender },
    orderBy: { id: "asc" },
    include: { ticket: true },
  });

/** What a sender's mail became, and how many mails he got for it. */
async function outcomeOf(email: string, mail: Buffer) {
  await desk.take(mail);
  const row = (await ledgerOf(email)).at(-1);
  return { outcome: row?.outcome, ticket: row?.ticket, mails: (await desk.sentTo(email)).length };
}

test("a customer who is vouched for is told that there is a ticket, in the thread of the mail", async () => {
  const email = "ada@customers.example";
  const id = "<ada-1@customers.example>";
  const { ticket } = await outcomeOf(email, mailOf(email, { Subject: "Hello", "Message-ID": id }));
  const [mail, ...more] = await desk.sentTo(email);
  expect(more).toEqual([]);
  expect(mail?.message.subject).toBe(`Re: Hello [#${ticket?.id}]`);
  expect(mail?.field("in-reply-to")).toBe(id);
  expect(mail?.field("auto-submitted")).toBe("auto-replied");
  expect(mail?.text).toContain(`#${ticket?.id}`);
});

test.each<[string, string, Record<string, string>, string]>([
  ["nobody vouches for", "bob@customers.example", {}, "fail"],
  ["writes automatic mail", "robot@customers.example", { "Auto-Submitted": "auto-generated" }, "pass"],
  ["answers by itself", "away@customers.example", { "X-Autoreply": "yes" }, "pass"],
  ["writes to many", "list@customers.example", { Precedence: "bulk" }, "pass"],
  ["asks for no answers", "exchange@customers.example", { "X-Auto-Response-Suppress": "OOF" }, "pass"],
  ["takes no answers", "noreply@customers.example", {}, "pass"],
  ["has no return path", "null@customers.example", { "Return-Path": "<>" }, "pass"],
])("who %s gets a ticket, and no answer", async (_, email, fields, verdict) => {
  expect(await outcomeOf(email, mailOf(email, fields, verdict))).toMatchObject({
    outcome: "ticket",
    ticket: { folder: "inbox" },
    mails: 0,
  });
});

test("a blocked customer's mail lies in the spam folder, and he gets no answer", async () => {
  const email = "eve@customers.example";
  await desk.server.db.prisma.customer.create({
    data: { email, emailKey: email, name: "Eve", blockedAt: new Date() },
  });
  expect(await outcomeOf(email, mailOf(email))).toMatchObject({
    outcome: "ticket",
    ticket: { folder: "spam" },
    mails: 0,
  });
});

test("a mail from an address of our own is ignored, and not answered", async () => {
  expect(await outcomeOf(desk.address, mailOf(desk.address))).toMatchObject({
    outcome: "ignored",
    ticket: null,
    mails: 0,
  });
});

test("one address is told so often an hour, whatever it writes", async () => {
  const email = "busy@customers.example";
  const mails = Array.from({ length: CAP + 3 }, (_, at) => mailOf(email, { Subject: `Question ${at}` }));
  await desk.take(...mails);
  expect((await ledgerOf(email)).map(({ outcome }) => outcome)).toEqual(mails.map(() => "ticket"));
  expect(await desk.sentTo(email)).toHaveLength(CAP);
});

test("a mail that answers is on its ticket, and not acknowledged", async () => {
  const email = "gus@customers.example";
  const first = await outcomeOf(email, mailOf(email));
  expect(first.mails).toBe(1);
  const second = await outcomeOf(email, mailOf(email, { Subject: `Re: [#${first.ticket?.id}]` }));
  expect(second).toMatchObject({ outcome: "reply", ticket: { id: first.ticket?.id }, mails: 1 });
});
