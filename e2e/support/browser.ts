import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "playwright/test";
import { ADMIN, startServer, type TestServer } from "@/e2e/support/server";
import { sessionCookie } from "@/scripts/bench/session";

type Login = { email: string; password: string };

type Fixtures = {
  /** A page of somebody who is not signed in. */
  page: Page;
  /** A page of the administrator, signed in; nothing is open on it yet. */
  admin: Page;
  /** Opens a browser of somebody's own, signed in, with an empty page; closed when the story is over. */
  windowOf: (staff: Login, options?: BrowserContextOptions) => Promise<Page>;
};

/** Browser stories: one help desk per worker, `admin` is a signed-in page on it. */
export const test = base.extend<Fixtures, { server: TestServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  admin: async ({ page, server }, use) => {
    await bringSession(page.context(), server, ADMIN);
    await use(page);
  },
  windowOf: async ({ server, browser }, use) => {
    const open: BrowserContext[] = [];
    await use(async (staff, options) => {
      const context = await browser.newContext({
        baseURL: server.url,
        locale: "en-GB",
        timezoneId: "UTC",
        ...options,
      });
      open.push(context);
      await bringSession(context, server, staff);
      return context.newPage();
    });
    for (const context of open) await context.close();
  },
});

export { expect };

/** Signs somebody in without the form, which has stories of its own. */
async function bringSession(context: BrowserContext, { url }: TestServer, { email, password }: Login) {
  const cookie = await sessionCookie(url, email, password);
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  );
}

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/tickets");
}

/** Leaves a mark on the page that a reload would wipe out. */
export const mark = (page: Page) => page.evaluate(() => document.body.setAttribute("data-same-page", ""));

/** Whether the mark is still there: 1, or 0. */
export const isSamePage = (page: Page) => page.locator("body[data-same-page]").count();

/** Makes the page's processor that many times slower; answers how to take that back. */
export async function slowDown(page: Page, times: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
  return async () => {
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await session.detach();
  };
}

/** A ticket as an integration sends it; each call makes another one unless the fields are the same. */
export const someTicket = (fields: Record<string, unknown> = {}) => ({
  name: "Jane Smith",
  email: "jane@example.com",
  subject: "Cannot log in to my account",
  message: "I have been trying to log in for the past hour.",
  ...fields,
});

/** Creates a ticket by JSON and answers its id. */
export async function createTicket(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<number> {
  const { secret } = await server.key();
  const response = await fetch(`${server.url}/api/tickets.json`, {
    method: "POST",
    headers: { "x-deskuss-api-key": secret },
    body: JSON.stringify(someTicket(fields)),
  });
  expect(response.status).toBe(200);
  // The contract's answer: { id, number, created }.
  const { id } = (await response.json()) as { id: number };
  return id;
}
