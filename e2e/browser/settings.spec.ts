import { createTicket, expect, someTicket, test } from "@/e2e/support/browser";
import { until } from "@/e2e/support/until";

test("Accept Email API can be switched off, and back on", async ({ admin: page, server }) => {
  const { secret } = await server.key();
  const mail = () =>
    fetch(`${server.url}/api/tickets.email`, {
      method: "POST",
      headers: { "x-deskuss-api-key": secret },
      body: "From: a@example.com\nSubject: x\n\ny\n",
    });
  expect((await mail()).status).toBe(200);
  const choose = async (label: "On" | "Off") => {
    await page.goto("/settings/tickets");
    await page.getByRole("radio", { name: new RegExp(`^${label}\\b`) }).check();
    await page.getByRole("button", { name: /^Save/ }).click();
    await expect(page.getByText(/saved/i).first()).toBeVisible();
  };
  await choose("Off");
  const refused = await mail();
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("Accept Email API");
  await choose("On");
  expect((await mail()).status).toBe(200);
});

test("a new department takes tickets at once, and its name cannot be given twice", async ({
  admin: page,
  server,
}) => {
  await page.goto("/settings/departments/new");
  await page.getByLabel("Name").fill("Returns");
  await page.getByRole("button", { name: /^(Create|Add)/ }).click();
  await expect(page.getByRole("row").filter({ hasText: "Returns" })).toBeVisible();
  const id = await createTicket(server, { department: "returns", subject: "Parcel" });
  await page.goto(`/tickets/${id}`);
  await expect(page.getByRole("button", { name: "Department: Returns" })).toBeVisible();

  await page.goto("/settings/departments/new");
  await page.getByLabel("Name").fill("RETURNS");
  await page.getByRole("button", { name: /^(Create|Add)/ }).click();
  await expect(page.getByText(/the name of another department/)).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("RETURNS");
});

test("a failed call is found in the log by its request id", async ({ admin: page, server }) => {
  const { secret } = await server.key();
  const response = await fetch(`${server.url}/api/tickets.json`, {
    method: "POST",
    headers: { "x-deskuss-api-key": secret },
    body: JSON.stringify(someTicket({ email: "nope" })),
  });
  const requestId = response.headers.get("x-request-id") ?? "";
  await until(() => server.db.prisma.logEntry.findFirst({ where: { requestId } }));
  await page.goto(`/system/logs?q=${requestId}`);
  await expect(page.getByText(/must be an e-mail address/).first()).toBeVisible();
  await expect(page.getByText("127.0.0.1").first()).toBeVisible();
});

test("a scheduled task runs now and tells how it went", async ({ admin: page }) => {
  await page.goto("/system/tasks");
  const row = page.getByRole("row").filter({ hasText: "Log cleanup" });
  await row.getByRole("button", { name: /Run now/ }).click();
  await expect(row).toContainText("Log entries deleted: 0");
  await expect(row).toContainText("Done");
});
