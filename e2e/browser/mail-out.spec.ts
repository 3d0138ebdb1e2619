import { test as base, createTicket, expect } from "@/e2e/support/browser";
import { startProvider, type TestProvider } from "@/e2e/support/oauth-provider";
import { startServer, type TestServer } from "@/e2e/support/server";

type Fixtures = { provider: TestProvider; server: TestServer };

/** A help desk that asks a provider of OAuth 2.0 on this machine. */
const test = base.extend<object, Fixtures>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const provider = await startProvider();
      await use(provider);
      await provider.stop();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ provider }, use) => {
      const server = await startServer({ env: { MAIL_OAUTH_PROVIDER: provider.url } });
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

test("a mailbox is connected with its provider from its form", async ({ admin: page, provider, server }) => {
  await page.goto("/settings/mailboxes/new");
  await page.getByLabel("Name", { exact: true }).fill("Help");
  await page.getByLabel("E-mail address").fill("help@desk.example");
  await page.getByLabel("Fetch mail by").selectOption("");
  await page.getByLabel("Server", { exact: true }).fill("smtp.office365.com");
  await page.getByLabel("Sign in with").selectOption("oauth2");
  await page.getByLabel("Account at").selectOption("microsoft");
  await page.getByRole("button", { name: "Save and connect" }).click();
  await expect(page.getByText("Is required to sign in by OAuth 2.0.")).toHaveCount(2);
  await expect(page.getByText("Nothing was saved. Mend what is marked.")).toBeVisible();
  await expect(page.getByText("Not connected yet")).toBeVisible();
  await page.getByLabel("Client id").fill("client id");
  await page.getByLabel("Client secret").fill("client secret");
  await page.getByLabel("User", { exact: true }).fill("help@desk.example");

  provider.next.push("denied");
  await page.getByRole("button", { name: "Save and connect" }).click();
  await expect(page.getByText("was left without allowing it")).toBeVisible();
  await page.getByRole("button", { name: "Save and connect" }).click();
  await expect(page.getByText("The provider lets Deskuss in.")).toBeVisible();
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
  expect(new URL(page.url()).search).toBe("?connect=connected");
  expect(await page.content()).not.toMatch(/client secret|refresh-[0-9a-f]/);
  expect(await server.db.prisma.mailbox.count()).toBe(1);
});

test("an address that mail comes back from is marked, and tried again on a click", async ({
  admin: page,
  server,
}) => {
  const id = await createTicket(server, { email: "gone@example.com" });
  const marked = () =>
    server.db.prisma.failingAddress.create({
      data: { emailKey: "gone@example.com", reason: "550 5.1.1 nobody here" },
    });
  await marked();
  await page.goto(`/tickets/${id}`);
  await expect(page.getByText("Mail to this address comes back")).toBeVisible();
  await expect(page.getByText("550 5.1.1 nobody here")).toBeVisible();
  await page.getByRole("button", { name: "Try this address again" }).click();
  await expect(page.getByText("Mail to this address comes back")).toBeHidden();
  expect(await server.db.prisma.failingAddress.count()).toBe(0);

  await marked();
  const { customerId } = await server.db.prisma.ticket.findUniqueOrThrow({ where: { id } });
  await page.goto(`/customers/${customerId}`);
  await page.getByRole("button", { name: "Try this address again" }).click();
  await expect(page.getByText("Mail to this address comes back")).toBeHidden();
});
