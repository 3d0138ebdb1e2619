import { readFile } from "node:fs/promises";
import { expect, test } from "@/e2e/support/browser";
import { awake, expectRows, ownWord, rowOf, seedTagged, seedTicket } from "@/e2e/support/tickets";
import { changeTickets } from "@/lib/tickets/change";
import { QUEUES } from "@/lib/tickets/list-query";

test("each queue holds what belongs to it", async ({ server, windowOf }) => {
  const word = ownWord();
  const ana = await server.staff("agent", "Ana Agent");
  const subject = (what: string) => ({ subject: `${what} ${word}` });
  await seedTicket(server, { ...subject("mine"), set: { assigneeId: ana.id } });
  await seedTicket(server, subject("free"));
  const late = await seedTicket(server, { ...subject("late"), set: { assigneeId: ana.id } });
  const past = new Date(Date.now() - 3_600_000);
  await server.db.prisma.ticket.update({ where: { id: late }, data: { dueAt: past, overdueAt: past } });
  await seedTicket(server, { ...subject("waiting"), set: { state: "pending" } });
  await seedTicket(server, { ...subject("done"), set: { state: "resolved" } });
  await seedTicket(server, { ...subject("junk"), set: { folder: "spam" } });
  await seedTicket(server, { ...subject("gone"), set: { folder: "trash" } });

  const page = await windowOf(ana);
  await page.goto("/tickets");
  const expected: Record<(typeof QUEUES)[number], string[]> = {
    mine: ["late", "mine"],
    mentions: [],
    unassigned: ["free"],
    open: ["free", "late", "mine"],
    pending: ["waiting"],
    overdue: ["late"],
    resolved: ["done"],
    all: ["done", "free", "late", "mine", "waiting"],
    spam: ["junk"],
    trash: ["gone"],
  };
  const side = page.getByRole("navigation", { name: "Main" });
  for (const queue of QUEUES) {
    if (queue === "mentions") await page.goto("/tickets?queue=mentions");
    else await side.getByRole("link", { name: new RegExp(`^${queue}( |\\d|$)`, "i") }).click();
    await expect(page.getByRole("heading", { level: 1, name: new RegExp(queue, "i") })).toBeVisible();
    const words = async () => {
      const links = await page.getByRole("link", { name: word }).allTextContents();
      return links.map((text) => text.replace(` ${word}`, "")).sort();
    };
    await expect.poll(words, { message: queue }).toEqual(expected[queue]);
  }
});

test("counts follow what colleagues do, without reloading", async ({ server, windowOf }) => {
  const ana = await server.staff("agent", "Ana Agent");
  const id = await seedTicket(server, { subject: `Counted ${ownWord()}` });
  const page = await windowOf(ana);
  const side = page.getByRole("navigation", { name: "Main" });
  const mine = side.getByRole("link", { name: /^Mine/ });
  // A page that is no list counts by itself.
  for (const path of ["/tickets", "/customers"]) {
    await page.goto(path);
    await expect(mine).toHaveText("Mine");
    await changeTickets(server.system, { changes: [{ id, set: { assigneeId: ana.id } }] });
    await expect(mine).toHaveText("Mine1");
    await changeTickets(server.system, { changes: [{ id, set: { assigneeId: null } }] });
    await expect(mine).toHaveText("Mine");
  }
});

test("filters are chips in the URL, with several values each", async ({ server, admin: page }) => {
  const tag = ownWord();
  const [low = 0, high = 0, emergency = 0] = await seedTagged(server, tag, [
    { priority: "low", subject: "Low one" },
    { priority: "high", subject: "High one" },
    { priority: "emergency", subject: "Emergency one" },
  ]);
  await page.goto(`/tickets?queue=all&tag=${tag}`);
  await expectRows(page, [emergency, high, low]);
  await awake(page);
  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("combobox", { name: "Filter by" }).fill("prio");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "High" }).click();
  await page.getByRole("option", { name: "Emergency" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/priority=high,emergency/);
  await expectRows(page, [emergency, high]);

  // The address is all there is to it: a colleague who gets it sees the same.
  await page.reload();
  await awake(page);
  await expectRows(page, [emergency, high]);
  await page.getByRole("button", { name: "Priority: High, Emergency", exact: true }).click();
  await page.getByRole("option", { name: "High" }).click();
  await page.keyboard.press("Escape");
  await expectRows(page, [emergency]);
  await page.getByRole("button", { name: "Remove filter Priority: Emergency" }).click();
  await expectRows(page, [emergency, high, low]);
  await page.getByRole("button", { name: `Remove filter Tag: ${tag}` }).click();
  await expect(page).toHaveURL(/\/tickets\?queue=all$/);
});

test("Back leads to the same page of the list, the same place and the same row", async ({
  server,
  admin: page,
}) => {
  const tag = ownWord();
  const many = Array.from({ length: 60 }, (_, place) => ({ subject: `Number ${place + 1}` }));
  const ids = (await seedTagged(server, tag, many)).reverse();
  await page.goto(`/tickets?queue=all&tag=${tag}`);
  await expectRows(page, ids.slice(0, 50));
  await awake(page);
  const target = ids[45] ?? 0;
  await rowOf(page, target).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(500);
  await rowOf(page, target).click();
  await expect(page.getByRole("heading", { level: 1, name: "Number 15" })).toBeVisible();
  await page.goBack();
  await expect(rowOf(page, target)).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);

  await page.getByRole("link", { name: "Older" }).click();
  await expectRows(page, ids.slice(50));
  await rowOf(page, ids[55] ?? 0).click();
  await expect(page.getByRole("heading", { level: 1, name: "Number 5" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expectRows(page, ids.slice(50));
  await expect(rowOf(page, ids[55] ?? 0)).toBeFocused();
});

test("sorts and shows the columns one wants, and the URL keeps both", async ({ server, admin: page }) => {
  const tag = ownWord();
  const [high = 0, low = 0, normal = 0] = await seedTagged(server, tag, [
    { priority: "high" },
    { priority: "low" },
    { priority: "normal" },
  ]);
  await page.goto(`/tickets?queue=all&tag=${tag}`);
  await expectRows(page, [normal, low, high]);
  await awake(page);
  await page.getByRole("button", { name: "Sort by Updated" }).click();
  await page.getByRole("menuitemradio", { name: "Priority" }).click();
  await expect(page).toHaveURL(/sort=priority/);
  await page.keyboard.press("Escape");
  await expectRows(page, [high, normal, low]);
  const heading = (name: string) => page.getByRole("columnheader", { name });
  await expect(heading("Priority")).toHaveAttribute("aria-sort", "descending");

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Customer" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Created" }).click();
  await page.keyboard.press("Escape");
  await expect(heading("Customer")).toHaveCount(0);
  await expect(heading("Created")).toBeVisible();
  await page.reload();
  await awake(page);
  await expect(heading("Created")).toBeVisible();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitem", { name: "Usual columns" }).click();
  await expect(heading("Customer")).toBeVisible();
  await expect(page).not.toHaveURL(/columns/);
});

test("one box finds words, phrases, numbers, customers with a slip, and understands operators", async ({
  server,
  admin: page,
}) => {
  const word = ownWord();
  // Not the same: customers are found by what looks like their address, too.
  const name = ownWord();
  const [turbine = 0, valve = 0] = await seedTagged(server, word, [
    {
      subject: "Broken turbine",
      message: `The ${word} blade of the left turbine makes a wrong address noise.`,
      name: "Wilhelmina Featherstone",
      email: `w.${name}@airship.example`,
      priority: "high",
    },
    { subject: "Broken valve", message: `An address that is ${word} wrong.`, email: `v.${name}@x.example` },
  ]);
  await page.goto("/tickets?queue=all");
  await awake(page);
  const box = page.getByRole("textbox", { name: "Search tickets" });
  const finds = async (typed: string, ids: number[]) => {
    await box.fill(typed);
    await box.press("Enter");
    await expectRows(page, ids);
  };
  await finds(`${word} blade`, [turbine]);
  await expect(page.locator("mark").filter({ hasText: "blade" }).first()).toBeVisible();
  await finds(`"wrong address" ${word}`, [turbine]);
  await finds(`tag:${word} priority:high`, [turbine]);
  await finds(`tag:${word} broken priority:low`, []);
  await finds(`tag:${word} from:v.${name}`, [valve]);
  await finds(`tag:${word} Wilhelmena`, [turbine]);
  await box.fill(`#${valve}`);
  await box.press("Enter");
  // Below it may come tickets that speak of that number.
  await expect(page.locator("[data-ticket]").first()).toHaveAttribute("data-ticket", String(valve));
  await box.fill("priority:urgent");
  await expect(page.getByText("priority:urgent is not known; use")).toBeVisible();
  await finds(`${word}nothing`, []);
  await expect(page.getByRole("heading", { name: `Nothing found for “${word}nothing”` })).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(page).toHaveURL(/\/tickets\?queue=all$/);
});

test("what is filtered can be had as CSV, in which nothing is a formula", async ({ server, admin: page }) => {
  const tag = ownWord();
  const [evil = 0] = await seedTagged(server, tag, [
    { subject: "=cmd|' /C calc'!A0", name: "@SUM(1)", email: "evil@example.com" },
  ]);
  await seedTicket(server, { subject: `Not ${tag}` });
  await page.goto(`/tickets?queue=all&tag=${tag}`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).split("\r\n");
  expect(lines.slice(2)).toEqual([""]);
  expect(lines[0]).toMatch(/^\uFEFFNumber,Subject,State/);
  expect(lines[1]).toContain(`${evil},'=cmd|' /C calc'!A0,open,inbox,normal,'@SUM(1),evil@example.com,`);
});
