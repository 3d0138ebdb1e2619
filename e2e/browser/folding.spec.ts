import type { Page } from "playwright/test";
import { entries, expect, openTicket, test } from "@/e2e/support/agents";
import { expectAccessible } from "@/e2e/support/axe";
import { mailTicket } from "@/e2e/support/customer-mail";

const outlook = (quoted: string) =>
  `<div>It still fails.</div><div><br></div><div id="Signature">Olga<br>Contoso AG</div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg"><b>From:</b> Desk &lt;d@example.org&gt;<br><b>Sent:</b> Sunday, 1 November 2026 18:01<br><b>To:</b> Olga<br><b>Subject:</b> Install</div><div>${quoted}</div>`;

/** What folds the end of the last message, by what a screen reader calls it. */
const fold = (page: Page, name: string) => entries(page).last().locator("summary").filter({ hasText: name });

/** What Chromium tells a screen reader about it. */
async function told(page: Page, name: string) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const node = nodes.find(
    ({ role, name: said }) => role?.value === "DisclosureTriangle" && said?.value === name,
  );
  const { properties = [] } = node ?? {};
  return node && Object.fromEntries(properties.map((property) => [property.name, property.value.value]));
}

test("what a mail quotes waits behind three dots, for the keyboard and the screen reader as well", async ({
  server,
  agent,
}) => {
  const { page, id: staffId } = await agent("Ann");
  const customer = { name: "Olga", email: `olga-${staffId}@example.com`, subject: "Install" };
  const mail = await mailTicket(server, { ...customer, type: "text/html" }, outlook("Please try again."));
  await openTicket(page, mail.id);
  const entry = entries(page).last();
  const quoted = entry.getByText("Please try again.");
  const dots = fold(page, "Signature and quoted text");
  await expect(entry.getByText("It still fails.")).toBeVisible();
  await expect(quoted).toBeHidden();
  await expect(entry.getByText("Contoso AG")).toBeHidden();
  expect(await told(page, "Signature and quoted text")).toMatchObject({ focusable: true, expanded: false });

  await entry.getByRole("button", { name: "Actions for the message by Olga" }).focus();
  await page.keyboard.press("Tab");
  await expect(dots).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(quoted).toBeVisible();
  await expect(entry.getByText("Contoso AG")).toBeVisible();
  expect(await told(page, "Signature and quoted text")).toMatchObject({ focused: true, expanded: true });
  await expectAccessible(page, "unfolded");
  await page.keyboard.press("Space");
  await expect(quoted).toBeHidden();
  await expect(dots).toBeFocused();

  await dots.click();
  await expect(quoted).toBeVisible();
  // News of others does not fold it again.
  await mail.reply("One more thing.");
  await expect(entries(page)).toHaveCount(2);
  await expect(page.getByText("Please try again.")).toBeVisible();
});

test("on paper everything is there", async ({ server, agent }) => {
  const { page, id: staffId } = await agent("Ann");
  const customer = { name: "Olga", email: `olga-${staffId}@example.com`, subject: "Install" };
  const mail = await mailTicket(server, { ...customer, type: "text/html" }, outlook("Please try again."));
  await openTicket(page, mail.id);
  const dots = fold(page, "Signature and quoted text");
  await expect(dots).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Please try again.")).toBeVisible();
  await expect(dots).toBeHidden();
  await page.goto(`/tickets/${mail.id}/print`);
  for (const text of ["It still fails.", "Contoso AG", "Please try again."])
    await expect(page.getByText(text)).toBeVisible();
});

test("answers between quotes are shown, and a list shows only them", async ({ server, agent }) => {
  const { page, id: staffId } = await agent("Ann");
  const customer = { name: "Mia", email: `mia-${staffId}@example.com`, subject: "Answers" };
  const lines = ["On 1/1/2026 10:00, Desk <d@example.org> wrote:", "> Is it on?", "Yes, it is.", "> Really?"];
  const mail = await mailTicket(server, customer, ...lines, "Really and truly.", "-- ", "Mia");
  await openTicket(page, mail.id);
  const entry = entries(page).last();
  for (const text of ["> Is it on?", "Yes, it is.", "> Really?", "Really and truly."])
    await expect(entry.getByText(text)).toBeVisible();
  await expect(fold(page, "Signature")).toBeVisible();
  const { customerId } = await server.db.prisma.ticket.findUniqueOrThrow({ where: { id: mail.id } });
  await page.goto(`/tickets?queue=all&customer=${customerId}`);
  await expect(page.getByText("Yes, it is. Really and truly.")).toBeVisible();
});
