import type { Page } from "playwright";
import type { Checks } from "./checks";
import type { Desk } from "./desk";
import { INSPECT_PAGE } from "./inspect";
import type { WatchedBrowser } from "./watched-browser";
import type { Sample, Thread } from "./xss";

type Inspected = { shown: number; html: number; found: string[] };

/** Messages that a ticket's page shows at first. */
const NEWEST = 30;
const MESSAGES = "ol[aria-label='Messages'] > li[id^='message-']";

/**
 * The threads on the ticket's real page: as the server sends it (the browser parses it as part of the page), as the
 * panel shows it after a click (React sets innerHTML), and with pictures from other servers allowed.
 */
export async function threadPages(
  desk: Desk,
  browser: WatchedBrowser,
  threads: readonly Thread[],
  checks: Checks,
): Promise<void> {
  const page = await browser.page();
  const { url } = desk.server;
  for (const { ticket, messages } of threads) {
    const address = `${url}/tickets/${ticket}`;
    const look = async (title: string, shown: number) =>
      checks.check(`ticket ${ticket}, ${title}`, (await pageFault(page, shown)) ?? browser.takeFaults());
    await page.goto(address);
    await look("newest", Math.min(messages, NEWEST));
    if (messages > NEWEST) {
      await showAll(page, messages);
      await look("all after clicks", messages);
    }
    browser.remoteImages = true;
    await page.goto(`${address}?images=1`);
    await showAll(page, messages);
    await look("with pictures", messages);
    browser.remoteImages = false;
  }
  checks.check("the alarm on a ticket's page", await browser.alarm(page));
  await page.close();
}

/** Presses for earlier messages until all of them are there. */
async function showAll(page: Page, messages: number): Promise<void> {
  for (let shown = Math.min(messages, NEWEST); shown < messages; ) {
    await page.getByRole("button", { name: /^Show \d+ earlier/ }).click();
    const before = shown;
    await page.waitForFunction(
      ([selector, count]) => document.querySelectorAll(String(selector)).length > Number(count),
      [MESSAGES, before],
    );
    shown = await page.locator(MESSAGES).count();
  }
}

/** Single tickets, each on its own page, with the payload in the page's title as well. */
export async function ticketPages(
  desk: Desk,
  browser: WatchedBrowser,
  samples: readonly Sample[],
  checks: Checks,
): Promise<void> {
  const queue = samples.values();
  const visit = async () => {
    const page = await browser.page();
    for (const { name, ticket } of queue) {
      await page.goto(`${desk.server.url}/tickets/${ticket}`);
      checks.check(`${name} on its page`, (await pageFault(page, 1)) ?? browser.takeFaults());
    }
    await page.close();
  };
  await Promise.all([visit(), visit()]);
}

/** The ticket list, page after page, with the payloads as subjects and customers. */
export async function listPages(
  desk: Desk,
  browser: WatchedBrowser,
  pages: number,
  checks: Checks,
): Promise<void> {
  const page = await browser.page();
  await page.goto(`${desk.server.url}/tickets`);
  for (let number = 1; number <= pages; number++) {
    await page.locator("tbody tr").first().waitFor();
    checks.check(`list page ${number}`, browser.takeFaults());
    const older = page.locator("nav[aria-label='Pages'] a[rel='next']");
    if ((await older.count()) === 0) break;
    const here = page.url();
    await older.click();
    await page.waitForURL((to) => to.href !== here);
  }
  await page.close();
}

async function pageFault(page: Page, shown: number): Promise<string | null> {
  const before = page.url();
  // Long enough for handlers of pictures that fail at once, and for React to take the page over.
  await page.waitForTimeout(100);
  const inspected = await page.evaluate<Inspected>(INSPECT_PAGE);
  if (page.url() !== before) return `the page went to ${page.url()}`;
  if (inspected.found.length > 0) return inspected.found.slice(0, 10).join("; ");
  return inspected.shown === shown ? null : `${inspected.shown} messages are shown instead of ${shown}`;
}
