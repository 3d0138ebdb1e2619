import { type Browser, chromium, type Page } from "playwright";
import { type Spread, spreadOf } from "@/scripts/bench/load";
import { findChromium } from "@/scripts/test/chromium";

/** How a ticket is opened from the list, and how long it takes until it can be read. */
export type Opening = {
  /** By a click on the row that the pointer rests on. */
  byClick: Spread;
  /** By Enter on the row that the focus rests on. */
  byEnter: Spread;
  /** By `j` on a ticket: the next of the list. */
  byNext: Spread;
  /** By a click without a moment's rest on the row before: nothing has been fetched ahead. */
  atOnce: Spread;
};

const TIMES = 20;
/** What a hand needs between pointing at a row and clicking, and what an eye rests on a row or a ticket before going on. */
const REST_MS = 300;

/**
 * Opens tickets in Chromium as a person does: from the key or click until heading and thread of that ticket have been
 * painted, by the page's own clock.
 * @param server its address
 * @param cookie of a session
 */
export async function measureOpening(server: string, cookie: string): Promise<Opening> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    return await withPage(browser, server, cookie);
  } finally {
    await browser.close();
  }
}

async function withPage(browser: Browser, server: string, cookie: string): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server };
    }),
  );
  const page = await context.newPage();
  // tsx names functions by this helper, which is not in the page.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.addInitScript(watch);
  await page.goto(`${server}/tickets`);
  const rows = page.locator("a[data-ticket]");
  await rows.first().waitFor();
  const back = async () => {
    await page.waitForTimeout(REST_MS);
    await page.getByRole("link", { name: "Back to the list" }).click();
    await page.waitForURL(`${server}/tickets`);
    await rows.last().waitFor();
  };
  const times = { byClick: [0], byEnter: [0], byNext: [0], atOnce: [0] } satisfies Record<
    keyof Opening,
    number[]
  >;
  // The first of each is the browser's own first time, too: it is left out below.
  for (let round = 0; round <= TIMES; round++) {
    const row = rows.nth(round);
    await row.hover().catch(async (e) => {
      await page.screenshot({ path: "/tmp/perf/fail.png" });
      throw e;
    });
    await page.waitForTimeout(REST_MS);
    times.byClick.push(await opened(page, () => row.click()));
    await back();
    await rows.nth(round).focus();
    await page.waitForTimeout(REST_MS);
    times.byEnter.push(await opened(page, () => page.keyboard.press("Enter")));
    await page.waitForTimeout(REST_MS);
    times.byNext.push(await opened(page, () => page.keyboard.press("j")));
    await back();
    // From below, where the tickets of the rounds before this one are not.
    await page.mouse.move(0, 0);
    times.atOnce.push(await opened(page, () => rows.nth(49 - Math.floor(round / 2)).click()));
    await back();
  }
  await context.close();
  const of = (list: number[]) => spreadOf(list.slice(2));
  return {
    byClick: of(times.byClick),
    byEnter: of(times.byEnter),
    byNext: of(times.byNext),
    atOnce: of(times.atOnce),
  };
}

declare global {
  interface Window {
    deskussOpened?: { took: Promise<number> };
  }
}

/** Runs in the page: notes when a key or click came, and when another ticket than before has been painted after it. */
function watch() {
  const begin = () => {
    const before = location.pathname;
    const from = performance.now();
    const took = new Promise<number>((resolve) => {
      const look = () => {
        const id = /^\/tickets\/(\d+)$/.exec(location.pathname)?.[1];
        const there =
          id !== undefined &&
          location.pathname !== before &&
          document.querySelector("[data-page-header] h1") !== null &&
          document.querySelector("[data-page-header]")?.textContent.includes(`#${id}`) &&
          document.querySelector('[data-thread] [id^="message-"]') !== null;
        if (!there) return requestAnimationFrame(look);
        // Painted once the frame after this one begins.
        const painted = new MessageChannel();
        painted.port1.onmessage = () => resolve(performance.now() - from);
        painted.port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
    window.deskussOpened = { took };
  };
  addEventListener("pointerdown", begin, { capture: true });
  addEventListener("keydown", begin, { capture: true });
}

async function opened(page: Page, act: () => Promise<unknown>): Promise<number> {
  await act();
  const took = await page.evaluate(() => window.deskussOpened?.took);
  if (took === undefined) throw new Error("The page did not notice that a ticket was opened");
  return took;
}
