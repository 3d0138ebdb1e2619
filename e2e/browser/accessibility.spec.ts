import AxeBuilder from "@axe-core/playwright";
import { createTicket, expect, test } from "@/e2e/support/browser";

const PAGES = [
  "/tickets",
  "/tickets?q=nothing-is-called-this",
  "/tickets/TICKET",
  "/account",
  "/settings/general",
  "/settings/tickets",
  "/settings/departments",
  "/settings/departments/new",
  "/settings/topics",
  "/settings/topics/new",
  "/settings/sla-plans",
  "/settings/sla-plans/new",
  "/settings/staff",
  "/settings/staff/invite",
  "/settings/api-keys",
  "/settings/api-keys/new",
  "/settings/api-limits",
  "/system/logs",
  "/system/tasks",
  "/no-such-page",
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ admin: page, server }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const id = await createTicket(server, {
      message: "<h1>Hi</h1><p>A <a href='https://example.com'>link</a></p><table><tr><td>1</td></tr></table>",
    });
    for (const path of PAGES) {
      await page.goto(path.replace("TICKET", String(id)));
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  test(`axe finds nothing on the sign-in page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test("nothing is wider than a phone", async ({ admin: page, server }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const id = await createTicket(server, {
    subject: "A".repeat(200),
    name: "N".repeat(100),
    message: `<p>${"x".repeat(500)}</p>`,
  });
  for (const path of PAGES) {
    await page.goto(path.replace("TICKET", String(id)));
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});
