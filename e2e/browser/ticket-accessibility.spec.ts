import type { Locator, Page } from "playwright/test";
import { expect, openTicket, test, write } from "@/e2e/support/agents";
import { expectAccessible } from "@/e2e/support/axe";
import { mailTicket } from "@/e2e/support/customer-mail";

/** What is wide or narrow is so in both themes, and a colour is the same at every width. */
const WIDTHS = { light: [390, 768, 1280, 1680], dark: [390, 1280] };

async function look(page: Page, what: string, coloursOnly: boolean) {
  await expectAccessible(page, what, { coloursOnly, covered: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** Closes what is open and waits until it is gone. */
async function leave(what: Locator) {
  await what.page().keyboard.press("Escape");
  await expect(what).toBeHidden();
}

test.describe.configure({ mode: "parallel" });

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of WIDTHS[colorScheme]) {
    test(`axe finds nothing on a ticket, whatever is open, ${colorScheme}, ${width} px`, async ({
      server,
      agent,
    }) => {
      test.setTimeout(180_000);
      const { page, id: staffId, name } = await agent("Ann", { width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const mail = await mailTicket(
        server,
        {
          name: "Ålesund Übermäßig-Langname",
          email: `long-${staffId}@example.com`,
          subject:
            "\u05d4\u05d6\u05de\u05e0\u05d4 😀 with a rather long subject that has to be cut somewhere",
          type: "text/html",
        },
        "<p>First</p><blockquote>Quoted</blockquote><img src='https://pixel.example/a.gif'>",
      );
      await mail.reply("<p>Second</p><table><tr><td>1</td></tr></table>");
      await openTicket(page, mail.id);
      const wide = width >= 1024;
      const check = (what: string) => look(page, what, colorScheme === "dark");
      const dialog = (name: string) => page.getByRole("dialog", { name });
      const sheet = dialog("Details");
      await check("ticket");

      for (const [key, label] of [
        ["a", "Assignee"],
        ["s", "State"],
        ["p", "Priority"],
        ["l", "Tags"],
      ] as const) {
        await page.keyboard.press(key);
        await expect(page.getByRole("combobox", { name: label })).toBeFocused();
        await check(label);
        await leave(page.getByRole("combobox", { name: label }));
        if (!wide) await leave(sheet);
      }
      await page.keyboard.press("s");
      await page.getByRole("option", { name: "Pending until a date…" }).click();
      await expect(page.getByRole("dialog", { name: "Pending until" })).toBeVisible();
      await check("pending until");
      await leave(dialog("Pending until"));
      if (!wide) await check("sheet");
      await page.getByRole("button", { name: "Actions for the customer" }).click();
      await check("customer menu");
      await page.getByRole("menuitem", { name: "Edit customer" }).click();
      await check("customer form");
      await page.getByRole("button", { name: "Cancel" }).click();
      if (!wide) await leave(sheet);

      await page.getByRole("button", { name: `Actions for ticket #${mail.id}` }).click();
      await expect(page.getByRole("menuitem", { name: "Print" })).toBeVisible();
      await check("ticket menu");
      await page.getByRole("menuitem", { name: "Merge…" }).click();
      await page.getByRole("combobox", { name: "Other ticket" }).fill("Re");
      await check("merge");
      await leave(dialog("Merge tickets"));
      const menu = page.getByRole("button", { name: /^Actions for the message by/ }).last();
      await menu.click();
      await check("message menu");
      await page.getByRole("menuitem", { name: "Original mail" }).click();
      await expect(page.getByRole("region", { name: "Source of the mail" })).toBeVisible();
      await check("original mail");
      await leave(dialog("Original mail"));
      await menu.click();
      await page.getByRole("menuitem", { name: "Split into a new ticket…" }).click();
      await check("split");
      await leave(dialog("Split into a new ticket"));

      await write(page, "n", "A note for @");
      await expect(page.getByRole("listbox", { name: "Mention a colleague" })).toBeVisible();
      await check("note with mention list");
      await page.keyboard.press("Escape");
      await page.keyboard.type(` and ${name}`);
      await page.getByRole("button", { name: "More ways to send" }).click();
      await check("ways to send");
      await leave(page.getByRole("menu", { name: "More ways to send" }));
      await page.getByRole("tab", { name: "Reply" }).click();
      await check("reply");
    });
  }
}
