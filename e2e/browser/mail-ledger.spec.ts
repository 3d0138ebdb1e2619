import type { Page } from "playwright/test";
import { plainMail } from "@/e2e/support/mail";
import { arrived, expect, type Post, runTask, test } from "@/e2e/support/mail-stories";
import { addMailbox, aloneSending } from "@/e2e/support/mailbox-rows";
import { awake, ownWord } from "@/e2e/support/tickets";
import { until } from "@/e2e/support/until";

const counts = (page: Page) => page.locator("p").filter({ hasText: /\d+ came in = / });
const row = (page: Page, name: RegExp) => page.getByRole("row", { name });

async function fetchInto(page: Page, { dovecot }: Post, name: string, mails: Buffer[]): Promise<void> {
  await dovecot.deliver(name, mails);
  await runTask(page, "Mail fetch");
}

test("the ledger balances, is searched and filtered, and says why", async ({ admin: page, post, server }) => {
  const id = await addMailbox(server, post, { name: "kiosk" });
  const word = ownWord();
  const kettle = plainMail({ Subject: `The kettle ${word} is cold`, From: "kim@kiosk.example" });
  await fetchInto(page, post, "kiosk", [
    kettle,
    kettle,
    plainMail({ Subject: `Nobody wrote ${word}`, From: undefined }),
    plainMail({ Subject: `${"Long ".repeat(60)}${word}`, From: "kiosk@desk.example" }),
  ]);
  await page.goto(`/system/mail?mailbox=${id}`);
  await expect(counts(page)).toHaveText("4 came in = 1 ticket + 0 replies + 2 ignored + 1 quarantined");
  await expect(row(page, /kettle/).first()).toContainText("A copy of a mail that was taken before");
  await expect(row(page, /Quarantined/)).toContainText("No usable sender");

  await counts(page).getByRole("link", { name: "2 ignored" }).click();
  await expect(page).toHaveURL(/outcome=ignored/);
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(3);
  await page.getByRole("combobox", { name: "Outcome: Ignored" }).click();
  await page.getByRole("option", { name: "All" }).click();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/outcome/);

  await page.keyboard.press("/");
  await page.keyboard.type(`kettle ${word}`);
  await expect(page).toHaveURL(/q=kettle/);
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(3);
  await page.getByLabel("Search mail").fill("nothing of the kind");
  await expect(page.getByText("No mail matches")).toBeVisible();
  // Whoever searches goes on typing.
  await expect(page.getByLabel("Search mail")).toBeFocused();
  await page.getByRole("link", { name: "Show all mail" }).click();
  await expect(row(page, /kettle/).first()).toBeVisible();
});

test("a mail that was put aside is read, tried again and released by keyboard", async ({
  admin: page,
  post,
  server,
}) => {
  await addMailbox(server, post, { name: "returns-desk" });
  const word = ownWord();
  await fetchInto(page, post, "returns-desk", [
    plainMail({ Subject: `Nobody ${word}`, From: undefined }),
    plainMail({ Subject: `Ourselves ${word}`, From: "returns-desk@desk.example" }, "A note to ourselves."),
  ]);
  await page.goto(`/system/mail?q=${word}`);
  await awake(page);
  await row(page, /Nobody/)
    .getByRole("link", { name: /Nobody/ })
    .focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Nobody ${word}` })).toBeVisible();
  await expect(page.getByText("No usable sender.")).toBeVisible();
  await expect(page.getByText("Please have a look.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Release" })).toHaveCount(0);
  await awake(page);
  await page.getByRole("button", { name: "Retry" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("It was quarantined again: No usable sender.")).toBeVisible();

  await page.getByRole("link", { name: "Back to Incoming mail" }).click();
  await page.goto(`/system/mail?q=${word}`);
  await row(page, /Ourselves/)
    .getByRole("link", { name: /Ourselves/ })
    .click();
  await expect(page.getByText("Sent from an address of this help desk.")).toBeVisible();
  await expect(page.getByText("A note to ourselves.")).toBeVisible();
  await awake(page);
  await page.getByRole("button", { name: "Release" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/It is ticket #\d+ now\./)).toBeVisible();
  await expect(page.getByRole("button", { name: "Release" })).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toMatch(/^mail-\d+\.eml$/);
});

test("of two who release one mail, one makes the ticket, and the other is told", async ({
  admin: page,
  post,
  server,
}) => {
  await addMailbox(server, post, { name: "night-desk" });
  const word = ownWord();
  await fetchInto(page, post, "night-desk", [
    plainMail({ Subject: `Once ${word}`, From: "night-desk@desk.example" }),
  ]);
  const second = await page.context().newPage();
  for (const tab of [page, second]) {
    await tab.goto(`/system/mail?q=${word}`);
    await awake(tab);
    await row(tab, /Once/)
      .getByRole("button", { name: /^Actions for the mail/ })
      .click();
  }
  await page.getByRole("menuitem", { name: /^Release/ }).click();
  await expect(page.getByText(/It is ticket #\d+ now\./)).toBeVisible();
  await second.getByRole("menuitem", { name: /^Release/ }).click();
  await expect(second.getByText(/not put aside \(any more\)/).first()).toBeVisible();
  expect(await server.db.prisma.ticket.count({ where: { subject: `Once ${word}` } })).toBe(1);
  await second.close();
});

test("the outbox shows what waits and why, and Retry sends it", async ({ admin: page, post, server }) => {
  await aloneSending(server, async () => {
    const mailboxId = await addMailbox(server, post, { name: "dispatch", sends: true });
    const word = ownWord();
    await server.db.prisma.outboundMail.create({
      data: {
        kind: "test",
        state: "queued",
        mailboxId,
        toKey: `${word}@customers.example`,
        recipients: [{ email: `${word}@customers.example`, name: "" }],
        subject: `Parcel ${word}`,
        messageId: `<${word}@desk.example>`,
        content: { text: "It is on its way.", html: "<p>It is on its way.</p>", headers: {} },
        attempts: 3,
        lastError: "127.0.0.1 is there, but nothing answers on port 1.",
        notBefore: new Date(Date.now() + 3_600_000),
      },
    });
    await page.goto(`/system/outbox?q=${word}`);
    await awake(page);
    const line = row(page, new RegExp(`Parcel ${word}`));
    await expect(line).toContainText("Queued");
    await expect(line).toContainText("nothing answers on port 1");
    await expect(line).toContainText(/3 attempts, next in (?:1 h|60 min|59 min)/);
    await page.getByRole("combobox", { name: "State: All" }).click();
    await page.getByRole("option", { name: "Failed" }).click();
    await expect(page.getByText("No mail matches")).toBeVisible();
    await page.goto(`/system/outbox?q=${word}`);
    await awake(page);
    await line.getByRole("button", { name: `Retry: Parcel ${word}` }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("The mail is on its way again.")).toBeVisible();
    await arrived(post, `${word}@customers.example`, 1);
    await until(async () => {
      const mail = await server.db.prisma.outboundMail.findFirst({ where: { subject: `Parcel ${word}` } });
      return mail?.state === "sent";
    });
    await page.reload();
    await expect(line).toContainText("Sent");
    await expect(line.getByRole("button")).toHaveCount(0);
  });
});
