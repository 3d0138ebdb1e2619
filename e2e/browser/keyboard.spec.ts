import type { Page } from "playwright/test";
import { expect, test } from "@/e2e/support/browser";
import { awake, ownWord, rowOf, seedTicket } from "@/e2e/support/tickets";

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

test("a whole round without a mouse", async ({ server, windowOf }) => {
  test.setTimeout(120_000);
  const word = ownWord();
  const ana = await server.staff("administrator", `Ana ${word}`);
  const customer = { name: `Zora ${word}`, email: `${word}@example.com` };
  const first = await seedTicket(server, { subject: `First ${word}`, ...customer });
  const second = await seedTicket(server, { subject: `Second ${word}`, ...customer });
  const page = await windowOf(ana);
  await page.goto("/tickets");
  await expect(heading(page, "Open")).toBeVisible();
  await awake(page);

  // Through the queue.
  await press(page, "g", "u");
  await expect(heading(page, "Unassigned")).toBeVisible();
  await press(page, "j");
  await expect(rowOf(page, second)).toBeFocused();
  await press(page, "j");
  await expect(rowOf(page, first)).toBeFocused();
  await press(page, "k", "Enter");
  await expect(heading(page, `Second ${word}`)).toBeVisible();

  // On the ticket: a note, a reply, a tag, an assignee.
  await press(page, "n");
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("Looks like the old bug");
  await press(page, "Control+Enter");
  await expect(page.getByText("Note added.")).toBeVisible();
  await expect(page.getByRole("listitem", { name: /^Internal note by/ })).toContainText(
    "Looks like the old bug",
  );
  await press(page, "r");
  await expect(page.getByRole("textbox", { name: `Reply to Zora ${word}` })).toBeFocused();
  await page.keyboard.type("Hello, we are on it.");
  await press(page, "Control+Enter");
  await expect(page.getByText("Reply sent.")).toBeVisible();
  await press(page, "l");
  await expect(page.getByRole("combobox", { name: "Tags" })).toBeFocused();
  await page.keyboard.type(`tag-${word}`);
  await expect(page.getByRole("option", { name: `Create “tag-${word}”` })).toBeVisible();
  await press(page, "Enter");
  await expect(page.getByText(`Tag “tag-${word}” added to #${second}.`)).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByRole("combobox", { name: "Tags" })).toHaveCount(0);
  await press(page, "a");
  await page.keyboard.type(`Ana ${word}`);
  await expect(page.getByRole("option", { name: `Ana ${word}` })).toBeVisible();
  await press(page, "Enter");
  await expect(page.getByRole("button", { name: `Assignee: Ana ${word}` })).toBeVisible();
  await press(page, "e");
  await expect(page.getByText(`#${second} resolved.`)).toBeVisible();

  // Back in the list the reader stands where the ticket was.
  await press(page, "u");
  await expect(heading(page, "Unassigned")).toBeVisible();
  await expect(rowOf(page, second)).toHaveCount(0);
  await expect(rowOf(page, first)).toBeVisible();
  await press(page, "j", "x");
  await expect(page.getByRole("checkbox", { name: `Select ticket #${first}` })).toBeChecked();
  await press(page, "a");
  await expect(page.getByRole("combobox", { name: "Assign" })).toBeFocused();
  // The first Escape closes the box, the second gives up the selection.
  await press(page, "Escape");
  await expect(page.getByRole("combobox", { name: "Assign" })).toHaveCount(0);
  await expect(page.getByText("1 selected")).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByText("1 selected")).toHaveCount(0);

  // The search box, and out of it.
  await press(page, "/");
  await expect(page.getByRole("textbox", { name: "Search tickets" })).toBeFocused();
  await page.keyboard.type(`First ${word}`);
  await expect(page).toHaveURL(/q=First/);
  await press(page, "Escape", "j");
  await expect(rowOf(page, first)).toBeFocused();

  await press(page, "?");
  await expect(dialog(page, "Keyboard shortcuts").getByText("Add or remove a tag")).toBeVisible();
  await press(page, "Escape");
  await expect(dialog(page, "Keyboard shortcuts")).toHaveCount(0);
  await press(page, "g", "c");
  await expect(heading(page, "Customers")).toBeVisible();
  await press(page, "c");
  await expect(heading(page, "New ticket")).toBeVisible();
});

test("the palette jumps to a ticket, a customer, a setting, and does what the page can do", async ({
  server,
  windowOf,
}) => {
  const word = ownWord();
  const page = await windowOf(await server.staff("administrator", "Ana Admin"));
  const id = await seedTicket(server, {
    subject: `Jumped to ${word}`,
    name: `Zora ${word}`,
    email: `${word}@example.com`,
  });
  const palette = dialog(page, "Search and commands");
  const jump = async (typed: string, option: string | RegExp) => {
    await press(page, "Control+k");
    await expect(palette.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(typed);
    await expect(palette.getByRole("option", { name: option }).first()).toBeVisible();
  };
  await page.goto("/tickets");
  await awake(page);
  await jump(`#${id}`, `Jumped to ${word}`);
  await press(page, "Enter");
  await expect(heading(page, `Jumped to ${word}`)).toBeVisible();

  await jump(`Zora ${word}`, `Zora ${word} ${word}@example.com`);
  await palette.getByRole("option", { name: `Zora ${word} ${word}@example.com` }).waitFor();
  while (
    (await palette
      .getByRole("option", { name: `Zora ${word} ${word}@example.com` })
      .getAttribute("data-highlighted")) === null
  )
    await press(page, "ArrowDown");
  await press(page, "Enter");
  await expect(heading(page, `Zora ${word}`)).toBeVisible();

  await jump("api keys", /API keys/i);
  await press(page, "Enter");
  await expect(heading(page, /API keys/i)).toBeVisible();

  await page.goto(`/tickets/${id}`);
  await awake(page);
  await jump("resolve", /^Resolve E$/);
  await press(page, "Enter");
  await expect(page.getByText(`#${id} resolved.`)).toBeVisible();

  // It gives the focus back, and its own key closes it.
  await press(page, "Control+k");
  await expect(palette).toBeVisible();
  await press(page, "Control+k");
  await expect(palette).toHaveCount(0);
});

test("keys type where one types, and can be switched off", async ({ server, admin: page }) => {
  const id = await seedTicket(server, { subject: `Typed ${ownWord()}` });
  await page.goto("/tickets?queue=all");
  await expect(rowOf(page, id)).toBeVisible();
  await awake(page);
  await press(page, "/");
  await page.keyboard.type("xej");
  await expect(page.getByRole("textbox", { name: "Search tickets" })).toHaveValue("xej");
  await press(page, "Escape");
  await page.goto("/tickets?queue=all");
  await awake(page);
  await press(page, "?");
  await page.getByRole("switch", { name: "Single-key shortcuts" }).click();
  await press(page, "Escape", "j", "x");
  await expect(page.getByText("1 selected")).toHaveCount(0);
  await press(page, "Control+k");
  await expect(dialog(page, "Search and commands")).toBeVisible();
});
