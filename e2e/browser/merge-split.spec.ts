import { entries, expect, openTicket, test, ticketReady, write } from "@/e2e/support/agents";
import { createTicket, someTicket } from "@/e2e/support/browser";
import { mailTicket } from "@/e2e/support/customer-mail";

test("two tickets become one: both threads there, the old number leads on, and back again", async ({
  server,
  agent,
}) => {
  const { page, name } = await agent("Ann");
  const kept = await createTicket(server, { subject: `Kept ${name}`, message: "The first story." });
  const gone = await createTicket(server, { subject: `Gone ${name}`, message: "The second story." });
  await openTicket(page, gone);
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Merge tickets" });
  await dialog.getByRole("combobox", { name: "Other ticket" }).fill(String(kept));
  await dialog.getByRole("option", { name: new RegExp(`#${kept} `) }).click();
  await dialog.getByRole("radio", { name: `#${kept} stays` }).check();
  await dialog.getByRole("button", { name: "Merge tickets" }).click();
  await expect(page).toHaveURL(new RegExp(`/tickets/${kept}`));
  for (const story of ["The first story.", "The second story."])
    await expect(entries(page).filter({ hasText: story })).toHaveCount(1);
  await expect(entries(page).filter({ hasText: "The second story." })).toContainText(`written on #${gone}`);
  await expect(page.getByText(`merged #${gone} into this ticket`)).toBeVisible();

  const undo = page.getByRole("dialog", { name: `#${gone} merged into #${kept}.` });
  await expect(undo).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`/tickets/${gone}`);
  await expect(other).toHaveURL(new RegExp(`/tickets/${kept}\\?followed=${gone}`));
  await expect(other.getByText(`You followed #${gone}`)).toBeVisible();
  await other.close();

  await undo.getByRole("button", { name: "Undo" }).click();
  await expect(entries(page)).toHaveCount(1);
  await page.goto(`/tickets/${gone}`);
  await ticketReady(page, gone);
  await expect(entries(page)).toHaveText(/The second story\./);
});

test("a message is split off into a ticket of its own, and the two know each other", async ({
  server,
  agent,
}) => {
  const { page } = await agent("Ann");
  const mail = await mailTicket(server, { subject: "Invoice" }, "The invoice is wrong.");
  await mail.reply("And the printer burns.");
  await openTicket(page, mail.id);
  await entries(page).last().getByRole("button", { name: "Actions for the message by Mia Mail" }).click();
  await page.getByRole("menuitem", { name: "Split into a new ticket…" }).click();
  await page.getByRole("textbox", { name: "Subject of the new ticket" }).fill("Printer on fire");
  await page.getByRole("button", { name: "Split message" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Printer on fire" })).toBeVisible();
  await expect(entries(page)).toHaveText(/And the printer burns\./);
  await page
    .getByRole("link", { name: new RegExp(`#${mail.id}.*Invoice`) })
    .first()
    .click();
  await ticketReady(page, mail.id);
  await expect(entries(page)).toHaveText(/The invoice is wrong\./);
  await expect(page.getByText(/split a message off into #\d+/)).toBeVisible();
});

test("tickets are linked and unlinked", async ({ server, agent }) => {
  const { page, name } = await agent("Ann");
  const one = await createTicket(server, { subject: `One ${name}` });
  const two = await createTicket(server, { subject: `Two ${name}`, email: "other@example.com" });
  await openTicket(page, one);
  await page.getByRole("button", { name: "Link a ticket…" }).click();
  await page.getByRole("combobox", { name: "Ticket to link" }).fill(`Two ${name}`);
  await page.getByRole("option", { name: new RegExp(`#${two} `) }).click();
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details.getByRole("link", { name: `Two ${name}` })).toBeVisible();
  await details.getByRole("link", { name: `Two ${name}` }).click();
  await ticketReady(page, two);
  await details.getByRole("button", { name: `Unlink #${one}` }).click();
  await expect(details.getByRole("link", { name: `One ${name}` })).toHaveCount(0);
});

test("spam and trash: out of the queues, restored from the ticket and by undo", async ({ server, agent }) => {
  const { page, name } = await agent("Ann");
  const subject = `Cheap watches ${name}`;
  const id = await createTicket(server, { subject });
  await openTicket(page, id);
  await page.keyboard.press("!");
  await expect(page.getByText("This ticket is in spam")).toBeVisible();
  await page
    .getByRole("dialog", { name: `#${id} is in spam.` })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByText("This ticket is in spam")).toBeHidden();

  await page.getByRole("button", { name: `Actions for ticket #${id}` }).click();
  await page.getByRole("menuitem", { name: "Move to trash" }).click();
  await expect(page.getByText("This ticket is in the trash")).toBeVisible();
  await page.goto("/tickets?queue=trash");
  await expect(page.getByRole("link", { name: subject })).toBeVisible();
  await page.goto("/tickets?queue=open");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: subject })).toHaveCount(0);

  await openTicket(page, id);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("This ticket is in the trash")).toBeHidden();
  await page.goto("/tickets?queue=open");
  await expect(page.getByRole("link", { name: subject })).toBeVisible();
});

test("a blocked customer's tickets are refused, until they are not blocked any more", async ({
  server,
  agent,
}) => {
  const { page, id: staffId } = await agent("Ann");
  const email = `eve-${staffId}@example.com`;
  const id = await createTicket(server, { name: "Eve", email });
  const { secret } = await server.key();
  const send = async () => {
    const response = await fetch(`${server.url}/api/tickets.json`, {
      method: "POST",
      headers: { "x-deskuss-api-key": secret },
      body: JSON.stringify(someTicket({ name: "Eve", email })),
    });
    return response.status;
  };
  await openTicket(page, id);
  await page.getByRole("button", { name: "Actions for the customer" }).click();
  await page.getByRole("menuitem", { name: "Block customer" }).click();
  await expect(page.getByText("Blocked: new tickets are refused", { exact: true })).toBeVisible();
  expect(await send()).toBe(403);
  await page
    .getByRole("dialog", { name: /^Eve is blocked/ })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByText("Blocked: new tickets are refused", { exact: true })).toBeHidden();
  expect(await send()).toBe(200);
});

test("a ticket is printed without its notes, or with them", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const id = await createTicket(server, { subject: "On paper", message: "Printed words." });
  await openTicket(page, id);
  await write(page, "n", "Between us.");
  await page.keyboard.press("Control+Enter");
  await expect(entries(page)).toHaveCount(2);
  await page.getByRole("button", { name: `Actions for ticket #${id}` }).click();
  await page.getByRole("menuitem", { name: "Print" }).click();
  const messages = page.getByRole("list", { name: "Messages" });
  await expect(page.getByRole("heading", { level: 1, name: "On paper" })).toBeVisible();
  await expect(messages).toContainText("Printed words.");
  await expect(messages).not.toContainText("Between us.");
  await page.goto(`/tickets/${id}/print?notes=1`);
  await expect(messages).toContainText("Between us.");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: /^Print/ })).toBeHidden();
});
