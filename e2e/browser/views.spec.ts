import { expect, test } from "@/e2e/support/browser";
import { awake, expectRows, ownWord, seedTagged } from "@/e2e/support/tickets";

test("a view keeps filter, sort and columns; colleagues see the shared ones only", async ({
  server,
  windowOf,
}) => {
  const tag = ownWord();
  const [low = 0, high = 0] = await seedTagged(server, tag, [{ priority: "low" }, { priority: "high" }]);
  const ana = await windowOf(await server.staff("agent", "Ana Agent"));
  const ben = await windowOf(await server.staff("agent", "Ben Agent"));
  const views = (page: typeof ana) => page.getByRole("navigation", { name: "Main" });

  await ana.goto(`/tickets?queue=all&tag=${tag}&sort=priority&columns=number,subject,priority`);
  await awake(ana);
  await ana.getByRole("button", { name: "Save view" }).click();
  const dialog = ana.getByRole("dialog", { name: "Save view" });
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("textbox", { name: "Name" }).fill(`Own ${tag}`);
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(ana.getByText(`View “Own ${tag}” saved.`)).toBeVisible();
  await expect(ana.getByRole("heading", { level: 1, name: `Own ${tag}` })).toBeVisible();

  await ana.goto("/tickets");
  await awake(ana);
  await views(ana)
    .getByRole("link", { name: `Own ${tag}` })
    .click();
  await expectRows(ana, [high, low]);
  await expect(ana.getByRole("columnheader", { name: "Customer" })).toHaveCount(0);
  await expect(views(ana).getByRole("link", { name: `Own ${tag}` })).toHaveAttribute("aria-current", "page");

  // Edited: the view stays what it was until it is saved.
  await ana.getByRole("button", { name: "Add filter" }).click();
  await ana.getByRole("option", { name: "Priority" }).click();
  await ana.getByRole("option", { name: "High" }).click();
  await ana.keyboard.press("Escape");
  await expectRows(ana, [high]);
  await expect(ana.getByText("Edited")).toBeVisible();
  await ana.getByRole("button", { name: "Reset" }).click();
  await expectRows(ana, [high, low]);

  await ben.goto("/tickets");
  await expect(views(ben).getByRole("link", { name: `Own ${tag}` })).toHaveCount(0);
  await ana.getByRole("button", { name: `Actions for view “Own ${tag}”` }).click();
  await ana.getByRole("menuitem", { name: "Share with everybody" }).click();
  // Without reloading.
  await views(ben)
    .getByRole("link", { name: `Own ${tag}` })
    .click();
  await expectRows(ben, [high, low]);
  await expect(ben.getByRole("button", { name: /^Actions for view/ })).toHaveCount(0);
  await ben.getByRole("button", { name: `Remove filter Tag: ${tag}` }).click();
  await expect(ben.getByText("Edited")).toBeVisible();
  await expect(ben.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  await expect(ben.getByRole("button", { name: "Save as new" })).toBeVisible();

  await ana.getByRole("button", { name: `Actions for view “Own ${tag}”` }).click();
  await ana.getByRole("menuitem", { name: "Keep private" }).click();
  await expect(views(ben).getByRole("link", { name: `Own ${tag}` })).toHaveCount(0);
});

test("a deleted view comes back under the same address", async ({ server, admin: page }) => {
  const tag = ownWord();
  await page.goto(`/tickets?queue=all&tag=${tag}`);
  await awake(page);
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(`Brief ${tag}`);
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Brief ${tag}` })).toBeVisible();
  const address = page.url();
  await page.getByRole("button", { name: `Actions for view “Brief ${tag}”` }).click();
  await page.getByRole("menuitem", { name: "Delete view" }).click();
  await expect(page.getByText(`View “Brief ${tag}” deleted.`)).toBeVisible();
  await expect(page).not.toHaveURL(/view=/);
  expect(await server.db.prisma.savedView.count({ where: { name: `Brief ${tag}` } })).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`View “Brief ${tag}” is back.`)).toBeVisible();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("heading", { level: 1, name: `Brief ${tag}` })).toBeVisible();
});
