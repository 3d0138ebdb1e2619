import { type BrowserContext, chromium, type Page } from "playwright";
import { findChromium } from "@/scripts/test/chromium";

/** A browser that reports whatever hostile markup achieved in it. No other machine's name or address is found. */
export class WatchedBrowser {
  /** Things that must not happen, since `takeFaults` was last called. */
  private faults: string[] = [];
  /** Content-Security-Policy directives that stopped something else than a script, with how often. */
  readonly stopped = new Map<string, number>();
  /** Whether pages may ask other servers for pictures, as the reader can allow them to. */
  remoteImages = false;

  private constructor(
    readonly context: BrowserContext,
    private readonly close: () => Promise<void>,
  ) {}

  static async launch(origin: string, cookie: string): Promise<WatchedBrowser> {
    const args = [
      // Chromium's own sandbox does not run as root, which is what containers and CI are.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];
    const browser = await chromium.launch({ executablePath: await findChromium(), args });
    const context = await browser.newContext();
    const watched = new WatchedBrowser(context, () => browser.close());
    await context.addCookies(
      cookie.split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
      }),
    );
    await watched.watch(origin);
    return watched;
  }

  async page(): Promise<Page> {
    const page = await this.context.newPage();
    page.on("dialog", async (dialog) => {
      this.faults.push(`a dialog opened: ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on("popup", () => this.faults.push("a window opened"));
    page.on("download", () => this.faults.push("a download began"));
    page.on("pageerror", (error) => this.faults.push(`the page failed: ${error.message.slice(0, 300)}`));
    return page;
  }

  /** Puts live markup into a page: what is reported then is proof that silence means something. */
  async alarm(page: Page): Promise<string | null> {
    await page.evaluate(
      `document.body.insertAdjacentHTML("beforeend", "<img src='data:x' onerror='alert(1)'>")`,
    );
    await page.waitForTimeout(300);
    return this.takeFaults() === null ? "a handler in the page was not noticed" : null;
  }

  /** What went wrong since the last call, in one line; null when nothing did. */
  takeFaults(): string | null {
    const faults = [...new Set(this.faults)];
    this.faults = [];
    return faults.length > 0 ? faults.slice(0, 10).join("; ") : null;
  }

  async stop(): Promise<void> {
    await this.close();
  }

  private async watch(origin: string): Promise<void> {
    await this.context.exposeFunction("__ran", (what: string) => this.faults.push(`a script ran: ${what}`));
    await this.context.exposeFunction("__stopped", (directive: string, address: string) => {
      if (directive.startsWith("script-src")) this.faults.push(`${directive} had to stop ${address}`);
      else this.stopped.set(directive, (this.stopped.get(directive) ?? 0) + 1);
    });
    await this.context.addInitScript({ content: HOOKS });
    // Not by a route: that would switch the browser's cache off.
    this.context.on("request", (request) => {
      const { origin: asked, protocol } = new URL(request.url());
      if (asked === origin || !/^(https?|wss?|ftp):$/.test(protocol)) return;
      if (!this.remoteImages || request.resourceType() !== "image")
        this.faults.push(`${request.resourceType()} asked for: ${request.url().slice(0, 200)}`);
    });
  }
}

/**
 * What payloads call, and the policy's violations, reported. A text, because tsx would put calls of its own
 * into a function.
 */
const HOOKS = `
  for (const name of ["alert", "confirm", "prompt", "print"])
    window[name] = (...values) => { __ran(name + "(" + values.map(String).join(", ") + ")"); };
  Object.defineProperty(window, "__xss", { set: (value) => __ran("__xss = " + value), get: () => undefined });
  addEventListener("securitypolicyviolation", (event) =>
    __stopped(event.effectiveDirective, (event.blockedURI + " " + event.sample).slice(0, 200)));
`;
