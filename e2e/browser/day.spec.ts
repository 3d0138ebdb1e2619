import { entries, expect, openTicket, savedDraft, test, ticketReady, write } from "@/e2e/support/agents";
import { createTicket, slowDown } from "@/e2e/support/browser";
import { mailTicket } from "@/e2e/support/customer-mail";
import { createCannedResponse } from "@/lib/canned-responses/save";

const queue = (name: string) => new RegExp(`^${name}( \\d+)?$`);

test("an unassigned ticket is taken, and is among one's own", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const subject = `Nobody has this one, ${ann.name}`;
  const id = await createTicket(server, { subject });
  await ann.page.goto("/tickets?queue=unassigned");
  await ann.page.getByRole("link", { name: subject }).click();
  await ticketReady(ann.page, id);
  await ann.page.getByRole("button", { name: "Assign to me" }).click();
  await expect(ann.page.getByRole("button", { name: `Assignee: ${ann.name}` })).toBeVisible();
  await expect(ann.page.getByRole("link", { name: "Mine 1" })).toBeVisible();
  await expect(ann.page.getByText(`${ann.name} took this ticket`)).toBeVisible();
  await ann.page.getByRole("link", { name: "Mine 1" }).click();
  await expect(ann.page.getByRole("link", { name: subject })).toBeVisible();
});

test("a colleague mentioned in a note is told while at work", async ({ server, agent }) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  const id = await createTicket(server, { subject: `For ${ben.name}` });
  await ben.page.goto("/tickets");
  await expect(ben.page.getByRole("link", { name: queue("Mine") })).toBeVisible();
  await openTicket(ann.page, id);
  await write(ann.page, "n", `Do you know this, @${ben.name.slice(0, -1)}`);
  await expect(ann.page.getByRole("option", { name: ben.name })).toBeVisible();
  await ann.page.keyboard.press("Enter");
  await ann.page.keyboard.type("?");
  await ann.page.keyboard.press("Control+Enter");
  const note = entries(ann.page).last();
  await expect(note).toContainText(`Do you know this, @${ben.name} ?`);
  await expect(note).toContainText("Internal note");

  await ben.page.getByRole("link", { name: "Mentions 1" }).click();
  await ben.page.getByRole("link", { name: `For ${ben.name}` }).click();
  await ticketReady(ben.page, id);
  await expect(entries(ben.page).last().locator("span[data-mention]")).toHaveText(`@${ben.name}`);
  await expect(ben.page.getByRole("link", { name: "Mentions 1" })).toBeHidden();
});

test("a reply with a canned response and a file goes out once, and takes the ticket", async ({
  server,
  agent,
}) => {
  const ann = await agent("Ann");
  await createCannedResponse(server.system, {
    name: `Refund on its way (${ann.name})`,
    body: "<p>Dear {{customer.first_name}}, your <strong>refund</strong> is on its way.</p>",
    departmentId: null,
  });
  const id = await createTicket(server, { name: "Zoë Quux", email: "zoe@example.com" });
  await openTicket(ann.page, id);
  const editor = await write(ann.page, "r", "/refund");
  await ann.page.getByRole("option", { name: `Refund on its way (${ann.name})` }).waitFor();
  await ann.page.keyboard.press("Enter");
  await expect(editor).toHaveText("Dear Zoë, your refund is on its way.");
  const chooser = ann.page.waitForEvent("filechooser");
  await ann.page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles({
    name: "receipt.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Paid."),
  });
  await expect(ann.page.getByRole("button", { name: "Remove receipt.txt" })).toBeVisible();
  await ann.page.getByRole("button", { name: "Send", exact: true }).click();
  const reply = entries(ann.page).last();
  await expect(reply).toContainText("Dear Zoë, your refund is on its way.");
  await expect(reply.getByText("refund", { exact: true })).toHaveCSS("font-weight", "700");
  await expect(reply).toContainText("Sending…");
  await expect(ann.page.getByRole("button", { name: `Assignee: ${ann.name}` })).toBeVisible();
  const download = ann.page.waitForEvent("download");
  await reply.getByRole("link", { name: /receipt\.txt/ }).click();
  expect((await download).suggestedFilename()).toBe("receipt.txt");
  expect(await server.db.prisma.message.count({ where: { ticketId: id, kind: "reply" } })).toBe(1);
});

test("a draft begun in one browser is gone on with in another", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(ann.page, id);
  await write(ann.page, "r", "The first half");
  await savedDraft(ann.page);
  const second = await ann.another();
  await second.goto(`/tickets/${id}`);
  const editor = second.getByRole("textbox", { name: /^Reply to / });
  await expect(editor).toHaveText("The first half");
  await editor.click();
  await second.keyboard.press("Control+End");
  await second.keyboard.type(" and the second");
  await second.keyboard.press("Control+Enter");
  await expect(entries(second).last()).toContainText("The first half and the second");

  // The first window's text is the one that was just sent.
  await ann.page.reload();
  await expect(entries(ann.page).last()).toContainText("The first half and the second");
  await expect(ann.page.getByRole("button", { name: /^Reply…/ })).toBeVisible();
});

test("a sent reply is taken back, with what it did to the ticket", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(ann.page, id);
  const editor = await write(ann.page, "r", "Sent too soon");
  await ann.page.keyboard.press("Control+Shift+Enter");
  await expect(ann.page.getByText(`Reply sent, #${id} resolved.`)).toBeVisible();
  await expect(ann.page.getByRole("button", { name: "State: Resolved" })).toBeVisible();
  await ann.page.getByRole("button", { name: "Undo" }).click();
  await expect(editor).toHaveText("Sent too soon");
  await expect(entries(ann.page)).toHaveCount(1);
  await expect(ann.page.getByRole("button", { name: "State: Open" })).toBeVisible();
  await expect(ann.page.getByRole("button", { name: "Assignee: Nobody" })).toBeVisible();
  expect(await server.db.prisma.message.count({ where: { ticketId: id, kind: "reply" } })).toBe(0);
});

test("send and resolve, send and next: down the list without going back to it", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const subject = `One of three ${ann.name}`;
  for (const one of [1, 2, 3]) await createTicket(server, { subject: `${subject} ${one}` });
  await ann.page.goto(`/tickets?q=${encodeURIComponent(`"${subject}"`)}`);
  const rows = ann.page.getByRole("link", { name: subject });
  await expect(rows).toHaveCount(3);
  const [first, second] = [await rows.nth(0).textContent(), await rows.nth(1).textContent()];
  await rows.first().click();
  await expect(ann.page.getByRole("heading", { level: 1, name: first ?? "" })).toBeVisible();
  await expect(ann.page.getByRole("region", { name: "Thread" })).toBeFocused();
  await write(ann.page, "r", "Done and on");
  await ann.page.getByRole("button", { name: "More ways to send" }).click();
  await ann.page.getByRole("menuitem", { name: "Send, resolve and next" }).click();
  await expect(ann.page.getByRole("heading", { level: 1, name: second ?? "" })).toBeVisible();
  await expect(ann.page.getByText(/Reply sent, #\d+ resolved\./)).toBeVisible();

  // Undo leads back to where it was written.
  await ann.page.getByRole("button", { name: "Undo" }).click();
  await expect(ann.page.getByRole("heading", { level: 1, name: first ?? "" })).toBeVisible();
  await expect(ann.page.getByRole("textbox", { name: /^Reply to / })).toHaveText("Done and on");
});

test("a ticket is put off until a date, and its customer's word brings it back", async ({
  server,
  agent,
}) => {
  const ann = await agent("Ann");
  const mail = await mailTicket(server, { subject: "Not now" }, "Later is fine.");
  await openTicket(ann.page, mail.id);
  await ann.page.keyboard.press("s");
  await ann.page.getByRole("option", { name: /^Pending until tomorrow/ }).click();
  await expect(ann.page.getByRole("button", { name: /^State: Pending.*until/ })).toBeVisible();
  await ann.page.keyboard.press("s");
  await ann.page.getByRole("option", { name: "Pending until a date…" }).click();
  await ann.page.getByLabel("Day and time").fill("2099-03-04T10:30");
  await ann.page.getByRole("button", { name: "Set to pending" }).click();
  await expect(ann.page.getByText(/set this to pending until .*4 Mar.*10:30/).first()).toBeVisible();
  // The page shows it before the server has it.
  await expect
    .poll(
      async () => (await server.db.prisma.ticket.findUniqueOrThrow({ where: { id: mail.id } })).pendingUntil,
    )
    .toEqual(new Date("2099-03-04T10:30:00.000Z"));

  await mail.reply("It is urgent after all.");
  await expect(entries(ann.page).last()).toContainText("It is urgent after all.");
  await expect(ann.page.getByRole("button", { name: "State: Open" })).toBeVisible();
});

test("by keyboard: assign, tag, set the priority, resolve and undo, each key right after the other", async ({
  server,
  agent,
}) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  const { page } = ann;
  const id = await createTicket(server);
  await openTicket(page, id);
  // Looking at the tags and leaving them must not swallow the next key, nor take it for a tag's name.
  await page.keyboard.press("l");
  await expect(page.getByRole("combobox", { name: "Tags" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await expect(page.getByRole("combobox", { name: "Assignee" })).toBeFocused();
  await page.keyboard.type(ben.name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Assignee: ${ben.name}` })).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByRole("combobox", { name: "Tags" })).toBeFocused();
  await page.keyboard.type(`refund ${ann.id}`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: `Tags: refund ${ann.id}` })).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("combobox", { name: "Priority" })).toBeFocused();
  await page.keyboard.type("emer");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Priority: Emergency" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByRole("button", { name: "State: Resolved" })).toBeVisible();
  await page
    .getByRole("dialog", { name: `#${id} resolved.` })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByRole("button", { name: "State: Open" })).toBeVisible();
  const ticket = await server.db.prisma.ticket.findUniqueOrThrow({
    where: { id },
    include: { tags: { include: { tag: true } } },
  });
  expect(ticket).toMatchObject({ assigneeId: ben.id, priority: "emergency", state: "open" });
  expect(ticket.tags.map(({ tag }) => tag.name)).toEqual([`refund ${ann.id}`]);
});

test("on a slow machine what is typed right after `a` is looked for, and does nothing else", async ({
  server,
  agent,
}) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  const { page } = ann;
  const id = await createTicket(server);
  await openTicket(page, id);
  const quicken = await slowDown(page, 20);
  // Nobody's hands wait for the page between two keys.
  await Promise.all([...`a${ben.name}`].map((key) => page.keyboard.press(key)));
  await quicken();
  await expect(page.getByRole("combobox", { name: "Assignee" })).toHaveValue(ben.name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Assignee: ${ben.name}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "State: Open" })).toBeVisible();
});

test("Enter waits for the people who are still on their way to the page", async ({ server, agent }) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  const { page } = ann;
  const id = await createTicket(server);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/desk/choices", async (route) => {
    await released;
    await route.continue();
  });
  await openTicket(page, id);
  await page.keyboard.press("a");
  await page.keyboard.type(ben.name);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Loading…")).toBeVisible();
  release();
  await expect(page.getByRole("button", { name: `Assignee: ${ben.name}` })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Assignee" })).toHaveCount(0);
});

test("staff open a ticket for a new customer", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const { page } = ann;
  const email = `new-${ann.id}@example.com`;
  await page.goto("/tickets/new");
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(page.getByRole("combobox", { name: "Customer" })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("combobox", { name: "Customer" }).fill(email);
  await page.getByRole("option", { name: `Create ${email}` }).click();
  await page.getByLabel(/^Their name/).fill("Nora New");
  await page.getByLabel("Subject").fill("Called about an invoice");
  await page.getByRole("textbox", { name: "Message to the customer" }).click();
  await page.keyboard.type("As promised on the phone.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Called about an invoice" })).toBeVisible();
  await expect(entries(page)).toHaveCount(1);
  await expect(entries(page)).toContainText("As promised on the phone.");
  const customer = await server.db.prisma.customer.findFirstOrThrow({ where: { email } });
  expect(customer.name).toBe("Nora New");
});

test("staff note a call of a customer who is found as one types", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const { page } = ann;
  const name = `Farida Found ${ann.id}`;
  await createTicket(server, { name, email: `farida-${ann.id}@example.com` });
  await page.goto("/tickets/new");
  await page.getByRole("combobox", { name: "Customer" }).fill(name);
  await page.getByRole("option", { name: new RegExp(name) }).click();
  await page.getByLabel("Subject").fill("Wants to be called back");
  await page.getByRole("tab", { name: "Note" }).click();
  await page.getByRole("textbox", { name: "Note" }).click();
  await page.keyboard.type("Sounded tired.");
  await page.getByRole("combobox", { name: "Source" }).click();
  await page.getByRole("option", { name: "Phone" }).click();
  await page.getByRole("button", { name: "Create ticket" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wants to be called back" })).toBeVisible();
  await expect(entries(page)).toContainText("Internal note");
  const tickets = await server.db.prisma.ticket.findMany({
    where: { customer: { name } },
    orderBy: { id: "asc" },
    include: { events: true },
  });
  expect(tickets.map(({ source }) => source)).toEqual(["API", "Phone"]);
});
