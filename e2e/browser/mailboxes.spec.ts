import type { Page } from "playwright/test";
import { expect, test } from "@/e2e/support/mail-stories";
import { awake } from "@/e2e/support/tickets";

const part = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

test("a provider fills in its servers, and what was typed stays", async ({ admin: page }) => {
  await page.goto("/settings/mailboxes/new");
  await awake(page);
  await page.getByLabel("Name").fill("Sales");
  await page.getByLabel("E-mail address").fill("sales@shop.example");
  const [incoming, outgoing] = [part(page, "Incoming mail"), part(page, "Outgoing mail")];
  await incoming.getByLabel("Password").fill("typed before");
  await incoming.getByLabel("After fetching").selectOption("delete");
  await page.getByLabel("Mail provider").selectOption("google");
  await expect(page.getByRole("link", { name: "App passwords at Google" })).toBeVisible();
  await expect(incoming.getByLabel("Server", { exact: true })).toHaveValue("imap.gmail.com");
  await expect(incoming.getByLabel("User")).toHaveValue("sales@shop.example");
  await expect(incoming.getByLabel("Password")).toHaveValue("typed before");
  await expect(incoming.getByLabel("After fetching")).toHaveValue("delete");
  await expect(incoming.getByLabel("Trusted receiver")).toHaveValue("mx.google.com");
  await expect(outgoing.getByLabel("Server", { exact: true })).toHaveValue("smtp.gmail.com");
  await expect(outgoing.getByLabel("Port", { exact: true })).toHaveValue("465");

  await page.getByLabel("Mail provider").selectOption("microsoft");
  await expect(incoming.getByLabel("Server", { exact: true })).toHaveValue("outlook.office365.com");
  await expect(incoming.getByLabel("Sign in with")).toHaveValue("oauth2");
  await expect(incoming.getByLabel("Account at")).toHaveValue("microsoft");
  await expect(incoming.getByLabel("Tenant")).toBeVisible();
  await expect(outgoing.getByLabel("Port", { exact: true })).toHaveValue("587");
  // OAuth 2.0 is asked for once.
  await expect(outgoing.getByLabel("Refresh token")).toHaveCount(0);
  await page.getByRole("button", { name: "Create mailbox" }).click();
  await expect(incoming.getByLabel("Client id")).toBeFocused();
  await expect(incoming.getByText("Is required to sign in by OAuth 2.0.")).toBeVisible();
  await expect(incoming.getByLabel("Server", { exact: true })).toHaveValue("outlook.office365.com");
});

test("a mailbox is set up by keyboard; a refusal marks the field and keeps what was typed", async ({
  admin: page,
  post,
  server,
}) => {
  await page.goto("/settings/mailboxes/new");
  await awake(page);
  await expect(page.getByLabel("Name")).toBeFocused();
  const incoming = part(page, "Incoming mail");
  await page.keyboard.type("Returns");
  await page.keyboard.press("Tab");
  await page.keyboard.type("returns@desk.example");
  await incoming.getByLabel("Server", { exact: true }).focus();
  await page.keyboard.type(post.dovecot.host);
  await incoming.getByLabel("Port", { exact: true }).fill(String(post.dovecot.ports.imaps));
  await incoming.getByLabel("Password").focus();
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  // The user is missing: the password need not be typed again.
  await expect(incoming.getByLabel("User")).toBeFocused();
  await expect(incoming.getByText("Is required to fetch mail.")).toBeVisible();
  await expect(incoming.getByLabel("Password")).toHaveValue("not the password");
  await expect(incoming.getByLabel("Server", { exact: true })).toHaveValue(post.dovecot.host);

  await page.keyboard.type("returns");
  await incoming.getByRole("button", { name: "Test connection" }).press("Enter");
  const password = incoming.getByLabel("Password");
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await expect(password).toHaveAccessibleDescription(/does not accept this user and password/);
  await expect(incoming.getByRole("alert")).toContainText("It does not work yet.");
  await password.fill(post.dovecot.password);
  await incoming.getByRole("button", { name: "Test connection" }).press("Enter");
  await expect(incoming.getByRole("status")).toContainText("0 mails are there.");
  await expect(password).not.toHaveAttribute("aria-invalid", "true");
  await password.press("Enter");
  await expect(page.getByText("Mailbox “Returns” created.")).toBeVisible();

  // Its secret stays where it is, and is not in the page.
  await page.getByRole("link", { name: "Returns", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Returns" })).toBeVisible();
  await awake(page);
  await expect(incoming.getByLabel("Password")).toHaveValue("");
  await expect(incoming.getByText("Stored encrypted. Leave it empty to keep it.")).toBeVisible();
  const before = await server.db.prisma.mailbox.findUniqueOrThrow({ where: { nameKey: "returns" } });
  await incoming.getByRole("button", { name: "Test connection" }).click();
  await expect(incoming.getByRole("status")).toContainText("It works");
  await page.getByRole("button", { name: "Save mailbox" }).click();
  await expect(page.getByText("Mailbox “Returns” saved.")).toBeVisible();
  const after = await server.db.prisma.mailbox.findUniqueOrThrow({ where: { nameKey: "returns" } });
  expect(after.secret).not.toBeNull();
  expect([after.host, after.user, after.port]).toEqual([before.host, before.user, before.port]);
});

test("two tabs can’t make one address twice, and a double click makes one mailbox", async ({
  admin: page,
  server,
}) => {
  const second = await page.context().newPage();
  for (const tab of [page, second]) {
    await tab.goto("/settings/mailboxes/new");
    await awake(tab);
    await tab.getByLabel("Name").fill(tab === page ? "Twice" : "Twice more");
    await tab.getByLabel("E-mail address").fill("twice@desk.example");
    await part(tab, "Incoming mail").getByLabel("Fetch mail by").selectOption("");
  }
  await page.getByRole("button", { name: "Create mailbox" }).dblclick();
  await expect(page.getByText("Mailbox “Twice” created.").first()).toBeVisible();
  await second.getByRole("button", { name: "Create mailbox" }).click();
  await expect(second.getByText("Is the address of the mailbox “Twice”.")).toBeVisible();
  await expect(second.getByLabel("E-mail address")).toBeFocused();
  expect(await server.db.prisma.mailbox.count({ where: { addressKey: "twice@desk.example" } })).toBe(1);
  await second.close();
});

test("the list says which mailbox can’t be fetched, and archiving can be undone", async ({
  admin: page,
  server,
}) => {
  const name = "والدعم 🙈 ".repeat(8).trim();
  const { id } = await server.db.prisma.mailbox.create({
    data: {
      name,
      nameKey: name,
      address: "broken@desk.example",
      addressKey: "broken@desk.example",
      protocol: "imap",
      host: "imap.desk.invalid",
      lastError: "There is no server called imap.desk.invalid: look for a typing mistake in its name.",
    },
  });
  await page.goto("/settings/mailboxes");
  await awake(page);
  await expect(page.getByText("There is no server called imap.desk.invalid").first()).toBeVisible();
  const row = page.getByRole("row", { name: /broken@desk\.example/ });
  await expect(row).toContainText("Can’t fetch");
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(row).toContainText("Archived");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).not.toContainText("Archived");
  await server.db.prisma.mailbox.delete({ where: { id } });
});

test("mail rules are kept, and a wrong one is refused where it stands", async ({ admin: page, server }) => {
  await page.goto("/settings/mail");
  await awake(page);
  await page.getByLabel("Largest mail").fill("500");
  await page.getByLabel("From one sender at most").fill("20");
  await page.getByRole("button", { name: "Save rules" }).click();
  await expect(page.getByLabel("Largest mail")).toBeFocused();
  await expect(page.getByText("Must be at most 100.")).toBeVisible();
  await expect(page.getByLabel("From one sender at most")).toHaveValue("20");
  await page.getByLabel("Largest mail").fill("30");
  await page.getByLabel("Language").selectOption("de");
  await page.getByRole("button", { name: "Save rules" }).click();
  await expect(page.getByText("Mail rules saved.")).toBeVisible();
  const rows = await server.db.prisma.setting.findMany({
    where: { key: { in: ["maxMailMb", "loopMails", "mailLanguage"] } },
  });
  expect(Object.fromEntries(rows.map(({ key, value }) => [key, value]))).toEqual({
    maxMailMb: 30,
    loopMails: 20,
    mailLanguage: "de",
  });
});
