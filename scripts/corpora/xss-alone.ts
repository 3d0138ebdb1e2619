import { render } from "@/lib/html/sanitize";
import type { Checks } from "./checks";
import type { Desk } from "./desk";
import { INSPECT } from "./inspect";
import type { WatchedBrowser } from "./watched-browser";

const AT_ONCE = 250;

type Stored = { id: number; body: string };

/**
 * Every stored HTML message, rendered as a ticket's page does, without and with pictures from other servers, and put
 * alone into an element of a page without any Content-Security-Policy, where nothing but the sanitiser protects.
 */
export async function renderAlone(desk: Desk, browser: WatchedBrowser, checks: Checks): Promise<void> {
  const page = await browser.page();
  const { rows } = await desk.server.db.pool.query<Stored>(
    "SELECT id, body FROM message WHERE format = 'html' ORDER BY id",
  );
  checks.note(`${rows.length} messages stored as HTML`);
  browser.remoteImages = true;
  // An address of the help desk that is answered here: what is relative leads where it would from a ticket's page.
  const address = `${desk.server.url}/tickets/alone`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto(address);
  checks.check("the alarm without a CSP", await browser.alarm(page));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const chunk = rows.slice(at, at + AT_ONCE);
    const pieces = chunk.map(({ body }) =>
      [false, true].map((remoteImages) => render(body, { inline: new Map(), remoteImages }).html),
    );
    const found = await page.evaluate<string[][]>(`(async () => {
      const found = ${JSON.stringify(pieces)}.map((both) => both.flatMap((html) => {
        const element = document.createElement("div");
        document.body.append(element);
        element.innerHTML = html;
        return (${INSPECT})(element);
      }));
      await new Promise((resolve) => setTimeout(resolve, 100));
      document.body.replaceChildren();
      return found;
    })()`);
    for (const [index, { id }] of chunk.entries())
      checks.check(`message ${id} alone`, found[index]?.join("; ") || null);
    checks.check(`messages from ${chunk[0]?.id} on, alone`, browser.takeFaults());
  }
  browser.remoteImages = false;
  await page.close();
}
