import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { Stop, step } from "@/scripts/say";
import { aptInstall } from "@/scripts/test/apt";
import { runTool } from "@/scripts/test/run-tool";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

/** The path of a Chromium, installed when there is none: Playwright's own, or else Debian's. */
export async function findChromium(): Promise<string> {
  const found = present();
  if (found) return found;
  await step("Installing Chromium for the browser tests", install);
  const installed = present();
  if (!installed)
    throw new Stop("No Chromium could be installed: install one (apt-get install chromium), then try again.");
  return installed;
}

function present(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...SYSTEM, chromium.executablePath()].find(
    (file) => file && existsSync(file),
  );
}

async function install(): Promise<void> {
  // Where downloads are not possible, Playwright says so within seconds.
  if (
    (await runTool("playwright/cli.js", ["install", "chromium"], {
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
    })) === 0
  )
    return;
  await aptInstall("chromium");
}
