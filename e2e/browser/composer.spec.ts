import type { Locator, Page } from "playwright/test";
import { entries, expect, openTicket, savedDraft, test, write } from "@/e2e/support/agents";
import { createTicket } from "@/e2e/support/browser";

/** Drops a file on an element, as a person does who drags one in. */
async function drop(target: Locator, name: string) {
  const data = await target.page().evaluateHandle((name) => {
    const data = new DataTransfer();
    data.items.add(new File(["Dropped."], name, { type: "text/plain" }));
    return data;
  }, name);
  for (const type of ["dragenter", "dragover", "drop"])
    await target.dispatchEvent(type, { dataTransfer: data });
}

/** Lets the editor's script wait on its way, and answers how to let it come. */
async function holdEditor(page: Page): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("ProseMirror")) await released;
    await route.fulfill({ response });
  });
  return release;
}

test("what is typed before the editor is there is text, and no shortcut", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const id = await createTicket(server);
  const release = await holdEditor(page);
  await openTicket(page, id);
  await page.keyboard.press("r");
  await page.keyboard.type("Hello early a < b");
  await expect(page.locator("textarea")).toHaveValue("Hello early a < b");
  release();
  const editor = page.locator('[contenteditable="true"]');
  await expect(editor).toHaveText("Hello early a < b");
  await page.keyboard.type(", and on");
  await expect(editor).toHaveText("Hello early a < b, and on");
  await savedDraft(page);
  await expect(page.getByRole("button", { name: "State: Open" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(entries(page).last()).toContainText("Hello early a < b, and on");
});

test("the editor that comes late does not take the keyboard out of a menu", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const id = await createTicket(server);
  const release = await holdEditor(page);
  await openTicket(page, id);
  await page.keyboard.press("r");
  await page.keyboard.type("Done.");
  await page.getByRole("button", { name: "More ways to send" }).click();
  const item = page.getByRole("menuitem", { name: "Send and resolve" });
  await item.hover();
  release();
  await expect(page.locator('[contenteditable="true"]')).toHaveText("Done.");
  await item.click();
  await expect(entries(page).last()).toContainText("Done.");
  await expect(page.getByRole("button", { name: "State: Resolved" })).toBeVisible();
});

test("keys right after `r` are written when the editor is there too", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(page, id);
  const editor = await write(page, "r", "first");
  await page.keyboard.press("Escape");
  await expect(editor).toBeHidden();
  await page.keyboard.type("relax");
  await expect(editor).toHaveText("firstelax");
  await expect(page.getByRole("button", { name: "State: Open" })).toBeVisible();
});

test("files are dropped in, cancelled, and tried again", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(page, id);
  const editor = await write(page, "r", "See the file.");
  const files = page.getByRole("list", { name: "Files to send" }).getByRole("listitem");

  await drop(editor, "dropped.txt");
  await expect(files.filter({ hasText: "dropped.txt" })).toContainText("8 byte");
  await expect(page.getByRole("progressbar")).toHaveCount(0);

  const paths = "**/desk/drafts/*/files";
  await page.route(paths, () => undefined);
  await drop(editor, "never.txt");
  await expect(page.getByRole("progressbar", { name: "Uploading never.txt" })).toBeAttached();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("“never.txt” is still being uploaded.")).toBeVisible();
  await page.getByRole("button", { name: "Cancel never.txt" }).click();
  await expect(files).toHaveCount(1);
  await expect(page.getByText("“never.txt” is still being uploaded.")).toBeHidden();
  await page.unroute(paths);

  await page.route(paths, (route) => route.abort(), { times: 1 });
  await drop(editor, "again.txt");
  await expect(files.filter({ hasText: "again.txt" })).toContainText("The upload was cut off");
  await page.getByRole("button", { name: "Upload again.txt again" }).click();
  await expect(files.filter({ hasText: "again.txt" })).toContainText("8 byte");
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(entries(page).last().getByRole("link", { name: /\.txt/ })).toHaveCount(2);
});

test("the cells of a pasted table stay apart", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const id = await createTicket(server);
  await openTicket(page, id);
  const editor = await write(page, "r", "Prices: ");
  // What stands in until the editor is loaded takes text alone.
  await expect(editor).toHaveAttribute("contenteditable", "true");
  const data = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      "<table><tr><th>Part</th><th><p>Price</p></th></tr><tr><td><b>Wheel</b></td><td>12 €</td></tr></table>",
    );
    return data;
  });
  await editor.evaluate(
    (element, clipboardData) =>
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })),
    data,
  );
  await expect(editor).toContainText("Part | Price");
  await expect(editor).toContainText("Wheel | 12 €");
  await expect(editor.getByText("Wheel", { exact: true })).toHaveCSS("font-weight", "700");
});

test("on a phone the header stays while one writes", async ({ server, agent }) => {
  const { page } = await agent("Ann", { width: 390, height: 700 });
  const id = await createTicket(server, { message: "Line\n".repeat(200) });
  await openTicket(page, id);
  await page.getByRole("button", { name: /^Reply…/ }).click();
  await page.keyboard.type("From the tram.\n".repeat(12));
  const { scrolled, tooTall } = await page.evaluate(() => ({
    scrolled: window.scrollY,
    tooTall: document.documentElement.scrollHeight - window.innerHeight,
  }));
  expect({ scrolled, tooTall }).toEqual({ scrolled: 0, tooTall: 0 });
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeInViewport();
});

test("a slow answer does not promise an undo that is over", async ({ server, agent }) => {
  const { page } = await agent("Ann");
  const id = await createTicket(server);
  await page.clock.install();
  await openTicket(page, id);
  await write(page, "r", "On a slow line");
  await savedDraft(page);
  await page.route(`**/tickets/${id}`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const response = await route.fetch();
    const { heldUntil } = await server.db.prisma.message.findFirstOrThrow({
      where: { ticketId: id, kind: "reply" },
    });
    await page.clock.fastForward((heldUntil?.getTime() ?? 0) - Date.now());
    await route.fulfill({ response });
  });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Reply sent.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
});
