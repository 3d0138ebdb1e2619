import { expect, signIn, test } from "@/e2e/support/browser";
import { ADMIN } from "@/e2e/support/server";

test("a stranger is asked to sign in and comes back to where he wanted to go", async ({ page }) => {
  await page.goto("/tickets?state=all");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail address").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/tickets\?state=all$/);
});

test("five wrong passwords, then a wait; the words are the same for an account that does not exist", async ({
  page,
  server,
}) => {
  const { email } = await server.staff("agent");
  await page.goto("/sign-in");
  const attempt = async (address: string) => {
    await page.getByLabel("E-mail address").fill(address);
    await page.getByLabel("Password").fill("not the password");
    const answered = page.waitForResponse("**/api/auth/callback/credentials**");
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
  };
  for (const address of [email, "nobody@example.com"]) {
    for (let n = 0; n < 5; n++) {
      await attempt(address);
      await expect(page.getByText("E-mail address or password is not right.")).toBeVisible();
    }
    await attempt(address);
    await expect(page.getByText("Too many attempts")).toBeVisible();
  }
});

test("an invited agent sets a password once, sees tickets, and none of the settings", async ({
  admin,
  browser,
  server,
}) => {
  await admin.goto("/settings/staff");
  await admin.getByRole("link", { name: "Invite staff" }).click();
  await admin.getByLabel("Name").fill("Ines Invited");
  await admin.getByLabel("E-mail address").fill("ines@example.com");
  await admin.getByRole("button", { name: "Make link" }).click();
  const link = await admin.getByLabel("One-time link").inputValue();

  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill("short");
  await page.getByLabel("Repeat the new password").fill("short");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("at least 12 characters").first()).toBeVisible();
  await page.getByLabel("New password", { exact: true }).fill("four unrelated words here");
  await page.getByLabel("Repeat the new password").fill("four unrelated words here");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.waitForURL("**/sign-in**");
  await signIn(page, "ines@example.com", "four unrelated words here");

  for (const path of [
    "/settings/api-keys",
    "/settings/staff",
    "/settings/general",
    "/system/logs",
    "/system/tasks",
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
  await page.goto(link);
  await expect(page.getByText("This link no longer works")).toBeVisible();

  await admin.goto("/settings/staff");
  await admin.getByRole("button", { name: "Actions for Ines Invited" }).click();
  await admin.getByRole("menuitem", { name: /Deactivate/ }).click();
  await expect(admin.getByRole("row").filter({ hasText: "Ines Invited" })).toContainText("Deactivated");
  await page.goto("/tickets");
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
});

test("signing out everywhere ends the session in every browser", async ({ browser, server }) => {
  const { email, password } = await server.staff("agent", "Sofia Sessions");
  const pages = await Promise.all(
    [1, 2].map(async () => (await browser.newContext({ baseURL: server.url })).newPage()),
  );
  for (const page of pages) await signIn(page, email, password);
  const [here, there] = pages;
  if (!here || !there) throw new Error("Two browsers are needed");
  await here.goto("/account");
  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  await here.waitForURL("**/sign-in**");
  await there.goto("/tickets");
  await expect(there.getByLabel("Password")).toBeVisible();
  for (const page of pages) await page.context().close();
});

test("a copied session cookie is worthless once its owner has signed out", async ({
  page,
  server,
  request,
}) => {
  const { email, password } = await server.staff("agent", "Otto Out");
  await signIn(page, email, password);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await page.getByRole("button", { name: /Otto Out/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
  const response = await request.get("/tickets", { headers: { cookie }, maxRedirects: 0 });
  expect(response.status()).toBe(307);
});
