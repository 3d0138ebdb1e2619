import { arrived, expect, test } from "@/e2e/support/mail-stories";
import { addMailbox, aloneSending } from "@/e2e/support/mailbox-rows";
import { ADMIN } from "@/e2e/support/server";
import { awake } from "@/e2e/support/tickets";

test("a template is written, seen, sent as a test, and given back", async ({ admin: page, post, server }) => {
  await aloneSending(server, async () => {
    await page.goto("/settings/mail-templates");
    await page
      .getByRole("table", { name: "Templates in English" })
      .getByRole("link", { name: "Acknowledgement" })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "Acknowledgement" })).toBeVisible();
    await awake(page);
    const body = page.getByLabel("Body");
    await body.fill("Dear {{customer.first_nam|customer}},\n\nwe have #{{ticket.number}}.");
    await page.getByRole("button", { name: "Save template" }).click();
    await expect(body).toBeFocused();
    await expect(body).toHaveAccessibleDescription(/knows no variable called “customer\.first_nam”/i);

    await body.fill("Dear {{customer.first_name|customer}},\n\nwe have #{{ticket.number}}.");
    const preview = page.locator("section").filter({ hasText: "Filled with an example." });
    await expect(preview).toContainText("Dear Jane,");
    await expect(preview).toContainText("we have #1042.");

    // Nobody sends yet.
    await page.getByRole("button", { name: "Send me a test" }).click();
    await expect(page.getByText(/No outgoing mail is set up; Settings → Mailboxes/).first()).toBeVisible();
    await expect(body).toHaveValue(/^Dear \{\{customer\.first_name\|customer\}\}/);

    await addMailbox(server, post, { name: "templates", sends: true });
    await page.getByRole("button", { name: "Send me a test" }).click();
    await expect(page.getByText(`A test is on its way to ${ADMIN.email}.`)).toBeVisible();
    const [mail] = await arrived(post, ADMIN.email, 1);
    expect(mail?.text).toContain("Dear Jane,\n\nwe have #1042.");

    await page.getByRole("button", { name: "Save template" }).click();
    await expect(page.getByText("Template saved.")).toBeVisible();
    await page.reload();
    await awake(page);
    await expect(body).toHaveValue(/^Dear /);
    await page.getByRole("button", { name: "Back to the built-in text" }).click();
    await expect(page.getByText("The built-in text is back.")).toBeVisible();
    await expect(body).toHaveValue(/^Hello /);
  });
});
