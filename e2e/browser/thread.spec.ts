import { entries, expect, openTicket, test } from "@/e2e/support/agents";
import { mailTicket } from "@/e2e/support/customer-mail";

const LONG = "Words of a story that goes on and on. ".repeat(40);

test("what came since one last looked begins with a line, in sight", async ({ server, agent }) => {
  const { page, id: staffId } = await agent("Ann");
  const mail = await mailTicket(server, { subject: "A long story" }, "It began so.");
  await openTicket(page, mail.id);
  await expect
    .poll(() => server.db.prisma.ticketRead.count({ where: { ticketId: mail.id, staffId } }))
    .toBe(1);
  await page.goto("/customers");
  for (const part of [1, 2, 3, 4]) await mail.reply(`Part ${part}. ${LONG}`);
  await openTicket(page, mail.id);
  await expect(page.getByText("New", { exact: true })).toBeInViewport();
  await expect(entries(page).nth(1)).toBeInViewport();
  await expect(entries(page).last()).not.toBeInViewport();
});

test("earlier messages come on demand, and what one reads stays where it is", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const mail = await mailTicket(server, { subject: "Very long" }, "The very first.");
  const { customerId } = await server.db.prisma.ticket.findUniqueOrThrow({ where: { id: mail.id } });
  await server.db.prisma.message.createMany({
    data: Array.from({ length: 70 }, (_, number) => ({
      ticketId: mail.id,
      kind: "customer" as const,
      customerId,
      format: "text" as const,
      body: `Number ${number}. ${LONG}`,
    })),
  });
  await openTicket(page, mail.id);
  await expect(entries(page)).toHaveCount(30);
  await expect(entries(page).last()).toBeInViewport();
  const more = page.getByRole("button", { name: "Show 30 earlier messages" });
  await more.scrollIntoViewIfNeeded();
  const read = entries(page).filter({ hasText: "Number 40." });
  const before = (await read.boundingBox())?.y ?? Number.NaN;
  await more.click();
  await expect(entries(page)).toHaveCount(60);
  await expect
    .poll(async () => Math.abs(((await read.boundingBox())?.y ?? Number.NaN) - before))
    .toBeLessThan(2);
  await page.getByRole("button", { name: "Show 11 earlier messages" }).click();
  await expect(entries(page).filter({ hasText: "The very first." })).toHaveCount(1);
});

test("a ticket is given to a team", async ({ server, agent }) => {
  const { page, id: staffId } = await agent("Ann");
  const name = `Second line ${staffId}`;
  await server.db.prisma.team.create({ data: { name, nameKey: name.toLowerCase() } });
  const mail = await mailTicket(server, { subject: "For the team" }, "Please.");
  await openTicket(page, mail.id);
  await page.keyboard.press("a");
  await page.getByRole("combobox", { name: "Assignee" }).fill(name);
  await page.getByRole("option", { name: `Team ${name}` }).click();
  await expect(page.getByRole("button", { name: `Assignee: Team ${name}` })).toBeVisible();
  await expect(page.getByText(`assigned this to team ${name}`)).toBeVisible();
});
