import { randomBytes } from "node:crypto";
import { expect, type Page, type ViewportSize } from "playwright/test";
import { test as stories } from "@/e2e/support/browser";

/** A member of staff at a browser of their own. */
export type Agent = {
  id: number;
  name: string;
  page: Page;
  /** Another browser that they are signed in with. */
  another(): Promise<Page>;
};

type Fixtures = {
  /** Adds an agent, whose name no other test has, and opens a browser for them. */
  agent: (firstName: string, viewport?: ViewportSize) => Promise<Agent>;
};

/** Stories with several people at once. */
export const test = stories.extend<Fixtures>({
  agent: async ({ server, windowOf }, use) => {
    await use(async (firstName, viewport) => {
      const name = `${firstName} ${randomBytes(3).toString("hex")}`;
      const staff = await server.staff("agent", name);
      const another = () => windowOf(staff, viewport && { viewport });
      return { id: staff.id, name, page: await another(), another };
    });
  },
});

export { expect };

/** Opens a ticket and waits until its keys work. */
export async function openTicket(page: Page, id: number): Promise<void> {
  await page.goto(`/tickets/${id}`);
  await ticketReady(page, id);
}

/** Waits until the page of this ticket is there and its keys work. */
export async function ticketReady(page: Page, id: number): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/tickets/${id}(?:[?#]|$)`));
  await expect(page.getByRole("button", { name: `Actions for ticket #${id}` })).toBeVisible();
  await expect(page.getByRole("region", { name: "Thread" })).toBeFocused();
}

/** The entries of the thread: messages, replies and notes. */
export const entries = (page: Page) =>
  page
    .getByRole("list", { name: "Messages" })
    .getByRole("listitem", { name: /^(Message|Reply|Internal note) by/ });

/** The editor of the composer, opened with `r` or `n`. */
export async function write(page: Page, key: "r" | "n", text: string) {
  await page.keyboard.press(key);
  const editor = page.getByRole("textbox", { name: key === "r" ? /^Reply to / : "Note", exact: key === "n" });
  await expect(editor).toBeFocused();
  await page.keyboard.type(text);
  return editor;
}

/** Waits until what is written is kept on the server. */
export const savedDraft = (page: Page) =>
  expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
