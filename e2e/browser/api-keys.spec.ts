import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@/e2e/support/browser";
import { awake } from "@/e2e/support/tickets";

const run = promisify(execFile);

/** Runs a curl line as it stands on the page, and answers the status. */
async function curl(line: string): Promise<number> {
  const { stdout } = await run("sh", ["-c", `${line} -s -o /dev/null -w '%{http_code}'`]);
  return Number(stdout);
}

test("a key is made, used with the shown curl line, narrowed, and revoked", async ({
  admin: page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/settings/api-keys");
  await page.getByRole("link", { name: "Add New Key" }).click();
  await page.getByRole("heading", { name: "Add New Key" }).waitFor();
  await page.getByLabel("Label", { exact: true }).fill("CRM Integration");
  await page.getByLabel("Ticket Creation").check();
  await page.getByRole("button", { name: "Save" }).click();

  await expect(page.getByRole("heading", { name: "Key “CRM Integration” created" })).toBeVisible();
  await page.getByRole("button", { name: "Copy key" }).click();
  const key = await page.evaluate(() => navigator.clipboard.readText());
  expect(key).toMatch(/^deskuss_[0-9A-Za-z]{43}$/);
  const line = (await page.getByRole("region", { name: "curl example" }).locator("code").textContent()) ?? "";
  expect(line).toContain(key);
  expect(await curl(line)).toBe(200);

  await page.getByRole("link", { name: "Done" }).click();
  const row = page.getByRole("row").filter({ hasText: "CRM Integration" });
  await expect(row).toContainText("127.0.0.1");
  await expect(row).toContainText("Active");
  expect(await page.content()).not.toContain(key);

  await row.getByRole("button", { name: "Ticket Creation" }).click();
  await expect(page.getByText("Requests that need it now get 403.")).toBeVisible();
  expect(await curl(line)).toBe(403);
  await row.getByRole("button", { name: "Ticket Creation" }).click();
  await expect(page.getByText("Ticket Creation allowed for “CRM Integration”")).toBeVisible();
  expect(await curl(line)).toBe(200);

  await row.getByRole("button", { name: "Actions for “CRM Integration”" }).click();
  await page.getByRole("menuitem", { name: "Revoke…" }).click();
  const confirm = page.getByRole("button", { name: "Revoke key" });
  await expect(confirm).toBeDisabled();
  await page.getByLabel("Type revoke to confirm").fill("revoke");
  await confirm.click();
  await expect(page.getByText("Key “CRM Integration” revoked. Requests with it now get 401.")).toBeVisible();
  expect(await curl(line)).toBe(401);
  await expect(row).toContainText("Revoked");

  await row.getByRole("link", { name: "CRM Integration" }).click();
  for (const words of ["created", "Ticket Creation", "revoked"])
    await expect(page.getByText(words).first()).toBeVisible();
  await page.goto("/tickets");
  await expect(page.getByRole("row").filter({ hasText: "Cannot log in" }).first()).toBeVisible();
});

test("leaving the page loses the key for good", async ({ admin: page }) => {
  await page.goto("/settings/api-keys/new");
  await page.getByLabel("Label").fill("Gone");
  await page.getByLabel("Cron Execution").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Copy key" }).click();
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("link", { name: "Gone" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Label")).toBeVisible();
  expect(await page.content()).not.toMatch(/deskuss_[0-9A-Za-z]{43}/);
});

test("a key without a label or a permission says what is missing and keeps the rest", async ({
  admin: page,
}) => {
  await page.goto("/settings/api-keys/new");
  await page.getByLabel("Cron Execution").check();
  await page.getByLabel("Label").fill("   ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("name the service that will use this key")).toBeVisible();
  await expect(page.getByLabel("Cron Execution")).toBeChecked();
});

test("the whole page works by keyboard", async ({ admin: page, server }) => {
  await server.key(["tickets:create"]);
  await page.goto("/settings/api-keys");
  await awake(page);
  const chip = page.getByRole("button", { name: "Cron Execution" }).first();
  await chip.focus();
  await page.keyboard.press("Space");
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await page
    .getByRole("button", { name: /^Actions for/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Revoke…" }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.keyboard.type("revoke");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Requests with it now get 401.")).toBeVisible();
});

test("filters are in the address", async ({ admin: page, server }) => {
  await server.key();
  await page.goto("/settings/api-keys?q=no-such-key");
  await expect(page.getByRole("table")).toHaveCount(0);
  await page.goto("/settings/api-keys?state=revoked");
  await expect(page.getByText("First key")).toHaveCount(0);
});
