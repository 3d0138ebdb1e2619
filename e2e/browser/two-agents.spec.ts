import type { Page } from "playwright/test";
import { entries, expect, openTicket, savedDraft, test, write } from "@/e2e/support/agents";
import { createTicket, isSamePage, mark } from "@/e2e/support/browser";
import { mailTicket } from "@/e2e/support/customer-mail";
import type { TestServer } from "@/e2e/support/server";

const replies = (server: TestServer, ticketId: number) =>
  server.db.prisma.message.findMany({ where: { ticketId, kind: "reply" } });

/** Lets the next sending wait on its way, and answers how to let it go on. */
async function holdSending(page: Page): Promise<{ held: Promise<void>; release: () => void }> {
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/tickets/*", async (route) => {
    if (route.request().method() === "POST") {
      hold();
      await released;
    }
    await route.continue();
  });
  return { held, release };
}

test("each sees the other: viewing, replying, and what was written", async ({ server, agent }) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  const id = await createTicket(server);
  await openTicket(ann.page, id);
  await openTicket(ben.page, id);
  await mark(ann.page);
  await expect(ann.page.getByText(`${ben.name} is viewing`)).toBeVisible();
  await expect(ben.page.getByText(`${ann.name} is viewing`)).toBeVisible();
  await write(ben.page, "r", "I am on it");
  await expect(ann.page.getByText(`${ben.name} is replying`).first()).toBeVisible();

  // Whoever opens the composer now is told right there.
  await write(ann.page, "n", "So");
  await expect(
    ann.page.getByRole("region", { name: "Note" }).getByText(`${ben.name} is replying`),
  ).toBeVisible();
  await ben.page.keyboard.press("Control+Enter");
  await expect(entries(ann.page).last()).toContainText("I am on it");
  await expect(ann.page.getByText(`${ben.name} is replying`)).toHaveCount(0);
  expect(await isSamePage(ann.page)).toBe(1);
});

test("lists and counts follow what a colleague does", async ({ server, agent }) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  const subject = `Handed over ${ann.name}`;
  const id = await createTicket(server, { subject });
  await ben.page.goto("/tickets?queue=mine");
  await expect(ben.page.getByText("Nothing is assigned to you")).toBeVisible();
  await mark(ben.page);
  await openTicket(ann.page, id);
  await ann.page.keyboard.press("a");
  await ann.page.keyboard.type(ben.name);
  await ann.page.keyboard.press("Enter");
  await expect(ann.page.getByRole("button", { name: `Assignee: ${ben.name}` })).toBeVisible();
  await expect(ben.page.getByRole("link", { name: subject })).toBeVisible();
  await expect(ben.page.getByRole("link", { name: "Mine 1" })).toBeVisible();
  await ann.page.keyboard.press("e");
  await expect(ben.page.getByText("Nothing is assigned to you")).toBeVisible();
  await expect(ben.page.getByRole("link", { name: "Mine 1" })).toHaveCount(0);
  expect(await isSamePage(ben.page)).toBe(1);
});

test("a customer's mail that comes while one types is shown, and looked at before sending", async ({
  server,
  agent,
}) => {
  const ann = await agent("Ann");
  const mail = await mailTicket(server, { subject: "Broken" }, "It is broken.");
  await openTicket(ann.page, mail.id);
  const editor = await write(ann.page, "r", "Have you tried");
  await mail.reply("Never mind, it works again.");
  const composer = ann.page.getByRole("region", { name: "Reply", exact: true });
  await expect(composer.getByText(/Mia Mail wrote/)).toBeVisible();
  await expect(editor).toHaveText("Have you tried");
  await composer.getByRole("button", { name: "Show" }).click();
  await expect(composer.getByText(/Mia Mail wrote/)).toBeHidden();
  await expect(entries(ann.page).last()).toBeInViewport();
  await editor.click();
  await ann.page.keyboard.press("Control+Enter");
  await expect(entries(ann.page).last()).toContainText("Have you tried");
});

test("the server holds a reply back when its writer can't have seen the last word", async ({
  server,
  agent,
}) => {
  const ann = await agent("Ann");
  const mail = await mailTicket(server, { subject: "Crossed" }, "First.");
  await openTicket(ann.page, mail.id);
  await write(ann.page, "r", "Crossing your mail");
  await savedDraft(ann.page);
  const { held: sending, release } = await holdSending(ann.page);
  await ann.page.keyboard.press("Control+Enter");
  await sending;
  await mail.reply("Second.");
  release();
  const held = ann.page.getByRole("alert").filter({ hasText: "Not sent yet." });
  await expect(held).toContainText(/Mia Mail wrote/);
  expect(await replies(server, mail.id)).toHaveLength(0);
  await held.getByRole("button", { name: "Send anyway" }).click();
  await expect(entries(ann.page).last()).toContainText("Crossing your mail");
  expect(await replies(server, mail.id)).toHaveLength(1);
});

test("what two change at the same moment is put to the one who came second", async ({ server, agent }) => {
  const [ann, ben] = [await agent("Ann"), await agent("Ben")];
  const id = await createTicket(server);
  const pick = async (page: Page, priority: string) => {
    await page.keyboard.press("p");
    await page.getByRole("option", { name: priority }).click();
  };
  const conflict = ann.page.getByRole("dialog", { name: "Changed by somebody else meanwhile" });
  const crossing = async (theirs: string, mine: string) => {
    await openTicket(ann.page, id);
    const { held, release } = await holdSending(ann.page);
    await pick(ann.page, mine);
    await held;
    await openTicket(ben.page, id);
    await pick(ben.page, theirs);
    await expect(ben.page.getByText(`Priority of #${id} is ${theirs.toLowerCase()}.`)).toBeVisible();
    release();
    await expect(conflict).toContainText(`${ben.name} has changed the priority to`);
    await ann.page.unrouteAll();
  };
  await crossing("High", "Low");
  await conflict.getByRole("button", { name: "Keep theirs" }).click();
  await expect(ann.page.getByRole("button", { name: "Priority: High" })).toBeVisible();

  await crossing("Emergency", "Low");
  await conflict.getByRole("button", { name: "Set mine anyway" }).click();
  await expect(ann.page.getByRole("button", { name: "Priority: Low" })).toBeVisible();
  await expect(ben.page.getByRole("button", { name: "Priority: Low" })).toBeVisible();
  const { priority } = await server.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
  expect(priority).toBe("low");
});

test("a double click on Send writes one message", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(ann.page, id);
  await write(ann.page, "r", "Only once");
  await ann.page.getByRole("button", { name: "Send", exact: true }).dblclick();
  await expect(entries(ann.page)).toHaveCount(2);
  await expect(ann.page.getByText("Reply sent.")).toBeVisible();
  expect(await replies(server, id)).toHaveLength(1);
});

test("two windows that send the same draft write one message", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(ann.page, id);
  await write(ann.page, "r", "From one of two windows");
  await savedDraft(ann.page);
  const second = await ann.page.context().newPage();
  await second.goto(`/tickets/${id}`);
  await expect(second.getByRole("textbox", { name: /^Reply to / })).toHaveText("From one of two windows");
  await Promise.all(
    [ann.page, second].map((page) => page.getByRole("button", { name: "Send", exact: true }).click()),
  );
  for (const page of [ann.page, second]) {
    await expect(entries(page)).toHaveCount(2);
    await expect(page.getByRole("button", { name: /^Reply…/ })).toBeVisible();
  }
  expect(await replies(server, id)).toHaveLength(1);
});

test("two windows with different words on one draft: neither is lost unasked", async ({ server, agent }) => {
  const ann = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(ann.page, id);
  const second = await ann.another();
  await openTicket(second, id);
  await write(ann.page, "r", "Written first");
  await savedDraft(ann.page);
  await write(second, "r", "Written second");
  const conflict = second.getByRole("alert").filter({ hasText: "changed in another window" });
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await savedDraft(second);
  await expect(conflict).toBeHidden();
  await ann.page.reload();
  await ticketReadyWithDraft(ann.page, "Written second");
  await ann.page.keyboard.press("Control+Enter");
  await expect(entries(second).last()).toContainText("Written second");
});

async function ticketReadyWithDraft(page: Page, text: string) {
  const editor = page.getByRole("textbox", { name: /^Reply to / });
  await expect(editor).toHaveText(text);
  await editor.click();
}
