import { expect, test } from "@/e2e/support/browser";
import { awake, ownWord, rowOf, seedTicket } from "@/e2e/support/tickets";

test("a ticket is found, read, changed and answered with a thumb", async ({ server, windowOf }) => {
  test.setTimeout(120_000);
  const word = ownWord();
  const id = await seedTicket(server, {
    subject: `On the go ${word}`,
    name: "Zora Phone",
    email: `${word}@example.com`,
  });
  const page = await windowOf(await server.staff("agent", "Ana Agent"), {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const narrow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  await page.goto("/tickets");
  await awake(page);

  // The drawer, and away with it.
  await page.getByRole("button", { name: "Open menu" }).tap();
  const drawer = page.getByRole("dialog", { name: "Menu" });
  await drawer.getByRole("link", { name: /^Unassigned/ }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Unassigned" })).toBeVisible();
  await expect(drawer).toHaveCount(0);
  expect(await narrow()).toBe(0);

  // The list, its selection near the thumb.
  await page.getByRole("checkbox", { name: `Select ticket #${id}` }).tap();
  const bar = page.getByRole("region", { name: "Selected tickets" });
  await expect(bar).toBeInViewport();
  await bar.getByRole("button", { name: "Clear selection" }).tap();
  await rowOf(page, id).tap();
  await expect(page.getByRole("heading", { level: 1, name: `On the go ${word}` })).toBeVisible();
  expect(await narrow()).toBe(0);

  // Details in a sheet.
  await page.getByRole("button", { name: "Details" }).tap();
  const sheet = page.getByRole("dialog", { name: "Details" });
  await sheet.getByRole("button", { name: /^Priority: / }).tap();
  await page.getByRole("option", { name: "High" }).tap();
  await expect(sheet.getByRole("button", { name: /^Priority: High/ })).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).tap();
  await expect(sheet).toHaveCount(0);

  // A reply.
  await page.getByRole("button", { name: "Reply…" }).tap();
  const editor = page.getByRole("textbox", { name: "Reply to Zora Phone" });
  await editor.tap();
  await page.keyboard.type("Answered from the train.");
  const send = page.getByRole("button", { name: "Send", exact: true });
  await expect(send).toBeInViewport();
  await send.tap();
  await expect(page.getByText("Reply sent.")).toBeVisible();
  await expect(page.getByRole("listitem", { name: /^Reply by/ })).toContainText("Answered from the train.");
  expect(await narrow()).toBe(0);

  // Search is one tap away on every page.
  await page.getByRole("button", { name: "Search and commands" }).tap();
  await page.getByRole("combobox", { name: "Search and commands" }).fill(`On the go ${word}`);
  await page
    .getByRole("option", { name: new RegExp(`On the go ${word}`) })
    .first()
    .tap();
  await expect(page.getByRole("heading", { level: 1, name: `On the go ${word}` })).toBeVisible();
  await page.getByRole("link", { name: "Back to the list" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Unassigned" })).toBeVisible();
});
