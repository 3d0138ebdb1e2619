import type { Page } from "playwright/test";
import { expect, test } from "@/e2e/support/browser";
import type { TestServer } from "@/e2e/support/server";
import { awake, expectRows, ownWord, rowOf, seedTagged } from "@/e2e/support/tickets";
import { changeTickets } from "@/lib/tickets/change";

const bar = (page: Page) => page.getByRole("region", { name: "Selected tickets" });
const select = (page: Page, id: number) => page.getByRole("checkbox", { name: `Select ticket #${id}` });
const read = (server: TestServer, ids: readonly number[]) =>
  server.db.prisma.ticket.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: "asc" },
    include: { tags: { include: { tag: true } } },
  });

/** A list of `count` tickets of its own, the newest first. */
async function listOf(page: Page, server: TestServer, count: number) {
  const tag = ownWord();
  const seeds = Array.from({ length: count }, (_, place) => ({ subject: `Ticket ${place + 1} of ${tag}` }));
  const ids = (await seedTagged(server, tag, seeds)).reverse();
  await page.goto(`/tickets?queue=all&tag=${tag}`);
  await expectRows(page, ids);
  await awake(page);
  return { tag, ids };
}

test("a range is selected with Shift, assigned in one go, and one toast takes it back", async ({
  server,
  admin: page,
}) => {
  const ben = await server.staff("agent", `Ben ${ownWord()}`);
  const { ids } = await listOf(page, server, 5);
  await select(page, ids[1] ?? 0).check();
  await select(page, ids[3] ?? 0).click({ modifiers: ["Shift"] });
  await expect(bar(page).getByText("3 selected")).toBeVisible();
  await bar(page).getByRole("button", { name: "Assign" }).click();
  const { name } = await server.db.prisma.staff.findUniqueOrThrow({ where: { id: ben.id } });
  await page.getByRole("combobox", { name: "Assign" }).fill(name);
  await page.getByRole("option", { name }).click();
  await expect(page.getByText(`3 tickets assigned to ${name}.`)).toHaveCount(1);
  expect((await read(server, ids)).map(({ assigneeId }) => assigneeId)).toEqual([
    null,
    ben.id,
    ben.id,
    ben.id,
    null,
  ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("3 tickets as before.")).toBeVisible();
  expect((await read(server, ids)).every(({ assigneeId }) => assigneeId === null)).toBe(true);
});

test("undoing leaves alone what a colleague has changed since, and says so", async ({
  server,
  admin: page,
}) => {
  const { ids } = await listOf(page, server, 3);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await bar(page).getByRole("button", { name: "Priority" }).click();
  await page.getByRole("option", { name: "High" }).click();
  await expect(page.getByText("3 tickets set to high priority.")).toBeVisible();
  const [first = 0] = ids;
  await changeTickets(server.system, { changes: [{ id: first, set: { priority: "emergency" } }] });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("2 tickets as before.")).toBeVisible();
  await expect(page.getByText(/^Not undone\./).first()).toContainText(String(first));
  const now = await read(server, ids);
  expect(now.map(({ priority }) => priority)).toEqual(["normal", "normal", "emergency"]);
});

test("nobody overwrites what they have not seen; who means it, can", async ({ server, admin: page }) => {
  // A page that hears nothing shows what was.
  await page.context().route("**/desk/live*", (route) => route.abort());
  const { ids } = await listOf(page, server, 2);
  const [first = 0, second = 0] = ids;
  await changeTickets(server.system, { changes: [{ id: first, set: { state: "closed" } }] });
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.keyboard.press("e");
  await expect(page.getByText(`Ticket #${second} resolved.`)).toBeVisible();
  await expect(page.getByText(`#${first}: Somebody has changed the state to closed.`).first()).toBeVisible();
  expect((await read(server, [first]))[0]?.state).toBe("closed");
  // A loud toast is read out at once, and is no part of the page for screen readers until it has the focus.
  await page.getByText("Change anyway").click();
  await expect(page.getByText(`Ticket #${first} resolved.`)).toBeVisible();
  expect((await read(server, [first]))[0]?.state).toBe("resolved");
});

test("tags are added, also new ones, and taken away", async ({ server, admin: page }) => {
  const { ids } = await listOf(page, server, 2);
  const made = ownWord();
  const all = page.getByRole("checkbox", { name: "Select all on this page" });
  await all.check();
  await bar(page).getByRole("button", { name: "Tags" }).click();
  await page.getByRole("combobox", { name: "Tags" }).fill(made);
  await page.getByRole("option", { name: `Create “${made}”` }).click();
  await expect(page.getByText(`2 tickets tagged “${made}”.`)).toBeVisible();
  const tagged = async () =>
    (await read(server, ids)).map(({ tags }) => tags.some(({ tag }) => tag.name === made));
  expect(await tagged()).toEqual([true, true]);

  // Known by now to whoever chooses from the tags.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("option", { name: "Tag" }).click();
  await expect(page.getByRole("option", { name: made })).toBeVisible();
  await page.keyboard.press("Escape");

  await all.check();
  await bar(page).getByRole("button", { name: "Tags" }).click();
  await page.getByRole("combobox", { name: "Tags" }).fill(made);
  await page.getByRole("option", { name: made }).click();
  await expect(page.getByText(`2 tickets no longer tagged “${made}”.`)).toBeVisible();
  expect(await tagged()).toEqual([false, false]);
});

test("tickets are merged from the list, and separate again on Undo", async ({ server, admin: page }) => {
  const { ids } = await listOf(page, server, 3);
  const [newest = 0, middle = 0, oldest = 0] = ids;
  await select(page, newest).check();
  await select(page, oldest).check();
  await bar(page).getByRole("button", { name: "Merge" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge 2 tickets" });
  await expect(dialog.getByRole("button", { name: `Merge into #${oldest}` })).toBeVisible();
  await dialog.getByRole("radio", { name: `#${newest}` }).check();
  await dialog.getByRole("button", { name: `Merge into #${newest}` }).click();
  await expect(page.getByText(`1 ticket merged into #${newest}.`)).toBeVisible();
  await expectRows(page, [newest, middle]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 ticket separate again.")).toBeVisible();
  await expect(rowOf(page, oldest)).toBeVisible();
});

test("spam and trash take tickets out of sight and give them back", async ({ server, admin: page }) => {
  const { tag, ids } = await listOf(page, server, 2);
  const [first = 0, second = 0] = ids;
  await select(page, first).check();
  await bar(page).getByRole("button", { name: "Spam" }).click();
  await expect(page.getByText(`Ticket #${first} marked as spam.`)).toBeVisible();
  await expectRows(page, [second]);
  await rowOf(page, second).focus();
  await page.keyboard.press("#");
  await expect(page.getByText(`Ticket #${second} moved to the trash.`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "No ticket fits these filters" })).toBeVisible();

  for (const [queue, id] of [
    ["spam", first],
    ["trash", second],
  ] as const) {
    await page.goto(`/tickets?queue=${queue}&tag=${tag}`);
    await expectRows(page, [id]);
    await awake(page);
    await select(page, id).check();
    await bar(page).getByRole("button", { name: "Restore" }).click();
    await expect(page.getByText(`Ticket #${id} restored.`)).toBeVisible();
  }
  await page.goto(`/tickets?queue=all&tag=${tag}`);
  await expect(rowOf(page, first)).toBeVisible();
  await expect(rowOf(page, second)).toBeVisible();
});

test("tickets wait until a date, and leave the open ones", async ({ server, admin: page }) => {
  const { tag, ids } = await listOf(page, server, 2);
  await page.goto(`/tickets?tag=${tag}`);
  await awake(page);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await bar(page).getByRole("button", { name: "State" }).click();
  await page.getByRole("option", { name: "Pending…" }).click();
  await page.getByRole("button", { name: /^Tomorrow/ }).click();
  await expect(page.getByText(/^2 tickets pending until /)).toBeVisible();
  await expect(page.getByRole("heading", { name: "No ticket fits these filters" })).toBeVisible();
  for (const { state, pendingUntil } of await read(server, ids)) {
    expect(state).toBe("pending");
    expect(pendingUntil?.getTime()).toBeGreaterThan(Date.now());
  }
  await page.getByRole("button", { name: "Undo" }).click();
  await expectRows(page, ids);
});
