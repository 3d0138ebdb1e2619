import type { Page } from "playwright/test";
import { entries, openTicket, ticketReady, write } from "@/e2e/support/agents";
import {
  arrived,
  deliverAndFetch,
  expect,
  mailFrom,
  RECEIVER,
  runTask,
  test,
} from "@/e2e/support/mail-stories";
import type { TestServer } from "@/e2e/support/server";
import { awake, seedTicket } from "@/e2e/support/tickets";
import { until } from "@/e2e/support/until";
import { freePort } from "@/scripts/postgres/state";

// One help desk's day: the first story sets up the mailbox that the others use.
test.describe.configure({ mode: "serial", timeout: 120_000 });

const CLEO = { name: "Cleo Customer", email: "cleo@customers.example" };
const DORA = { name: "Dora Depot", email: "dora@customers.example" };
const EVE = { name: "Eve Elsewhere", email: "eve@elsewhere.example" };

const part = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** The newest ticket of a sender. */
const ticketOf = async ({ db }: TestServer, email: string): Promise<number> => {
  const ticket = await db.prisma.ticket.findFirstOrThrow({
    where: { customer: { email } },
    orderBy: { id: "desc" },
  });
  return ticket.id;
};

test("an administrator sets up a mailbox, and is told in plain words what is wrong with it", async ({
  admin: page,
  post,
  server,
}) => {
  await openTicket(page, await seedTicket(server));
  await expect(page.getByText("Not e-mailed: no outgoing mail is set up.")).toBeVisible();
  await page.getByRole("link", { name: "Set it up" }).click();
  await page.getByRole("link", { name: "New mailbox" }).first().click();
  await expect(page).toHaveURL(/\/settings\/mailboxes\/new$/);
  await awake(page);
  await page.getByLabel("Name").fill("Support");
  await page.getByLabel("E-mail address").fill("support@desk.example");

  const fetching = part(page, "Incoming mail");
  const incoming = (label: string) => fetching.getByLabel(new RegExp(`^${label}`));
  await incoming("Server").fill(post.dovecot.host);
  await incoming("Port").fill(String(await freePort()));
  await incoming("User").fill("support");
  await incoming("Password").fill("a guess");
  await incoming("Trusted receiver").fill(RECEIVER);
  const tryIncoming = fetching.getByRole("button", { name: "Test connection" });
  await tryIncoming.click();
  await expect(fetching).toContainText(/localhost is there, but nothing answers on port/);
  await incoming("Port").fill(String(post.dovecot.ports.imaps));
  await tryIncoming.click();
  await expect(fetching).toContainText("does not accept this user and password");
  await incoming("Password").fill(post.dovecot.password);
  await incoming("Folder").fill("Nowhere");
  await tryIncoming.click();
  await expect(fetching).toContainText("There is no folder “Nowhere” in this mailbox.");
  await incoming("Folder").fill("INBOX");
  await tryIncoming.click();
  await expect(fetching.getByRole("status")).toContainText(
    /It works: .* signs support in and opens the folder/,
  );

  const sending = part(page, "Outgoing mail");
  const outgoing = (label: string) => sending.getByLabel(new RegExp(`^${label}`));
  await outgoing("Server").fill("127.0.0.1");
  await outgoing("Port").fill(String(post.smtp.port));
  await outgoing("User").fill(post.sender.user);
  await outgoing("Password").fill("a guess");
  const tryOutgoing = sending.getByRole("button", { name: "Test connection" });
  await tryOutgoing.click();
  await expect(sending).toContainText("does not begin with TLS");
  await outgoing("Security").selectOption("none");
  await tryOutgoing.click();
  await expect(sending).toContainText("does not accept this user and password");
  await outgoing("Password").fill(post.sender.password);
  await tryOutgoing.click();
  await expect(sending.getByRole("status")).toContainText("It works: 127.0.0.1 answers on port");

  await page.getByRole("button", { name: "Create mailbox" }).click();
  await expect(page.getByRole("heading", { name: "Mailbox “Support” created." })).toBeVisible();
  await expect(page.getByRole("row", { name: /support@desk\.example/ })).toContainText("Not fetched yet");
});

test("a customer mails, an agent replies, the customer answers twice: one ticket, four messages", async ({
  admin,
  agent,
  post,
  server,
}) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  await ann.page.goto("/account");
  await awake(ann.page);
  await ann.page.getByRole("checkbox", { name: "New ticket" }).uncheck();
  await ann.page.getByRole("button", { name: "Save notices" }).click();
  await expect(ann.page.getByText("Your notices are saved.")).toBeVisible();
  await ann.page.getByLabel("Signature").fill("Ann\nDesk & Co.");
  await ann.page.getByRole("button", { name: "Save signature" }).click();
  await expect(ann.page.getByText("Your signature is saved.")).toBeVisible();

  // The list shows what has come by itself.
  await ann.page.goto("/tickets");
  await awake(ann.page);
  const subject = `The engine stands still ${ann.id}`;
  const first = `<${ann.id}-first@customers.example>`;
  await deliverAndFetch(
    admin,
    post,
    mailFrom(CLEO, { Subject: subject, "Message-ID": first }, "It hums, and that is all."),
  );
  await ann.page.getByRole("link", { name: subject }).click();
  const id = await ticketOf(server, CLEO.email);
  await ticketReady(ann.page, id);
  await expect(entries(ann.page)).toHaveCount(1);
  await expect(entries(ann.page).first()).toContainText("It hums, and that is all.");

  const [acknowledged] = await arrived(post, CLEO.email, 1);
  expect(acknowledged?.field("auto-submitted")).toBe("auto-replied");

  // While the ticket is nobody's, who wants to know of new ones is told; who does not is not.
  // Marked out by the first round, told by the second.
  await runTask(admin, "Mail send");
  await runTask(admin, "Mail send");
  const colleague = await emailOf(server, ben.id);
  const notice = await until(() => post.for(colleague).find(({ text }) => text.includes(`/tickets/${id}`)));
  expect(notice.field("auto-submitted")).toBe("auto-generated");
  expect(post.for(await emailOf(server, ann.id))).toEqual([]);

  // Taken back in time, the first wording is never sent.
  const editor = await write(ann.page, "r", "Have you tried turning it off");
  await ann.page.keyboard.press("Control+Enter");
  await expect(entries(ann.page).last()).toContainText("Sending…");
  await ann.page.getByRole("button", { name: "Undo" }).click();
  await expect(editor).toHaveText("Have you tried turning it off");
  await expect(entries(ann.page)).toHaveCount(1);
  expect(await server.db.prisma.outboundMail.count({ where: { ticketId: id, kind: "reply" } })).toBe(0);

  await editor.press("Control+End");
  await ann.page.keyboard.type(" and on again?");
  await ann.page.keyboard.press("Control+Enter");
  const reply = entries(ann.page).last();
  await expect(reply).toContainText("Have you tried turning it off and on again?");
  await openTicket(ben.page, id);
  await expect(entries(ben.page).last()).toContainText("Queued");
  expect(post.for(CLEO.email)).toHaveLength(1);
  const [, mail, ...more] = await arrived(post, CLEO.email, 2);
  expect(more).toEqual([]);
  for (const { page } of [ann, ben]) await expect(entries(page).last()).toContainText(/Sent\b/);
  expect(mail?.message.subject).toBe(`Re: ${subject} [#${id}]`);
  expect(mail?.field("from")).toContain(ann.name);
  expect(mail?.field("in-reply-to")).toBe(acknowledged?.id);
  expect(mail?.field("references").split(/\s+/)).toEqual([first, acknowledged?.id]);
  expect(mail?.field("auto-submitted")).toBe("");
  const text = mail?.text ?? "";
  expect(text).toContain("Have you tried turning it off and on again?");
  expect(text).toContain("-- \nAnn\nDesk & Co.");
  expect(text).toMatch(/On .+, Cleo Customer wrote:\n> It hums, and that is all\./);

  const byReferences = { Subject: "(no subject)", References: `<x@y.example> ${mail?.id}` };
  await deliverAndFetch(admin, post, mailFrom(CLEO, byReferences, "Yes, twice."));
  await expect(entries(ann.page)).toHaveCount(3);
  const bySubject = { Subject: `AW: ${subject} [#${id}]` };
  await deliverAndFetch(admin, post, mailFrom(CLEO, bySubject, "It runs now, thank you!"));
  await expect(entries(ann.page)).toHaveCount(4);
  await expect(entries(ann.page).last()).toContainText("It runs now, thank you!");
  expect(await server.db.prisma.ticket.count({ where: { customer: { email: CLEO.email } } })).toBe(1);
});

test("with the mail server away, the ticket says so, and the mail goes out when somebody tries again", async ({
  admin,
  agent,
  post,
  server,
}) => {
  const ann = await agent("Ann");
  await deliverAndFetch(admin, post, mailFrom(DORA, { Subject: "Where is my parcel?" }, "It is late."));
  const id = await ticketOf(server, DORA.email);
  await arrived(post, DORA.email, 1);
  await post.smtpDown();
  await openTicket(ann.page, id);
  await write(ann.page, "r", "It is on its way.");
  await ann.page.keyboard.press("Control+Enter");
  const reply = entries(ann.page).last();
  await expect(reply).toContainText("Sending…");
  await expect(reply).toContainText("Not sent yet", { timeout: 20_000 });
  await expect(reply).toContainText(/127\.0\.0\.1 is there, but nothing answers on port \d+/);
  await expect(reply.getByRole("button", { name: "Try now" })).toBeVisible();

  await admin.goto("/system/outbox");
  // The newest stands first: the reply, before the acknowledgement.
  const line = admin.getByRole("row", { name: DORA.email }).first();
  await expect(line).toContainText("Queued");
  await expect(line).toContainText(/nothing answers on port/);
  await post.smtpUp();
  await line.getByRole("button", { name: /^Retry/ }).click();
  await arrived(post, DORA.email, 2);
  await expect(reply).toContainText(/Sent\b/);
  await expect(reply.getByRole("button", { name: "Try now" })).toBeHidden();
  await admin.reload();
  await expect(line).toContainText("Sent");
});

test("who is a stranger, who is not believed, and who is staff", async ({ admin, agent, post, server }) => {
  const ann = await agent("Ann");
  const id = await ticketOf(server, CLEO.email);
  const before = post.for(CLEO.email).length;

  // A stranger with the number in the subject gets a ticket of his own, linked with the one he named.
  await deliverAndFetch(admin, post, mailFrom(EVE, { Subject: `Re: [#${id}]` }, "Let me in."));
  const strangers = await ticketOf(server, EVE.email);
  expect(strangers).not.toBe(id);
  await openTicket(ann.page, strangers);
  await expect(ann.page.getByRole("link", { name: new RegExp(`#${id}\\b`) }).first()).toBeVisible();
  await expect(ann.page.getByText("Unverified sender")).toBeHidden();

  // In the customer's own name, without anybody's word for it: a ticket that says so.
  const forged = mailFrom(CLEO, { Subject: `Re: [#${id}]` }, "Send the money elsewhere.", "fail");
  await deliverAndFetch(admin, post, forged);
  const unverified = await ticketOf(server, CLEO.email);
  expect(unverified).not.toBe(id);
  await openTicket(ann.page, unverified);
  await expect(ann.page.getByText("Unverified sender")).toBeVisible();

  // A member of staff answers from their own mailbox.
  const staff = { name: ann.name, email: await emailOf(server, ann.id) };
  const subject = `Re: [#${id}]`;
  await deliverAndFetch(admin, post, mailFrom(staff, { Subject: subject }, "Glad to hear it."));
  const mails = await arrived(post, CLEO.email, before + 1);
  expect(mails.at(-1)?.text).toContain("Glad to hear it.");
  await openTicket(ann.page, id);
  await expect(entries(ann.page).last()).toContainText("Glad to hear it.");
  await expect(entries(ann.page).last()).toContainText("Staff");

  // The same in their name only: put aside, until somebody has looked at it.
  const fake = mailFrom(staff, { Subject: `${subject} urgent` }, "Give her everything.", "fail");
  await deliverAndFetch(admin, post, fake);
  await admin.goto("/system/mail");
  const line = admin.getByRole("row", { name: /urgent/ });
  await expect(line).toContainText("Quarantined");
  await expect(line).toContainText("In the name of a member of staff, whom nobody vouches for");
  await expectBalance(admin, server);
  await line.getByRole("button", { name: /^Actions for the mail/ }).click();
  await admin.getByRole("menuitem", { name: /^Release/ }).click();
  await expect(admin.getByText(/It is ticket #\d+ now\./)).toBeVisible();
  await expect(line).toContainText("Ticket");
  await expectBalance(admin, server);
  await openTicket(ann.page, await ticketOf(server, staff.email));
  await expect(ann.page.getByText("Unverified sender")).toBeVisible();
  expect(post.for(staff.email).filter(({ field }) => field("auto-submitted") === "auto-replied")).toEqual([]);
  expect(post.for(CLEO.email)).toHaveLength(before + 1);
});

/** What came in is the sum of what it became, and every mail in the mailbox is among it. */
async function expectBalance(page: Page, { db }: TestServer): Promise<void> {
  const line = page.getByText(/^\d+ came in/);
  const words = (await line.locator("..").textContent()) ?? "";
  const [all = 0, ...outcomes] = [...words.matchAll(/\d+/g)].map(Number);
  expect(outcomes).toHaveLength(4);
  expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(all).toBe(await db.prisma.inboundMail.count());
}

const emailOf = async ({ db }: TestServer, staffId: number): Promise<string> =>
  (await db.prisma.staff.findUniqueOrThrow({ where: { id: staffId } })).email;
