import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ADMIN } from "@/e2e/support/server";
import { sessionCookie } from "@/scripts/bench/session";
import { ensureBuilt } from "@/scripts/build/prepare";
import { attacks } from "@/scripts/corpora/attacks";
import { Checks } from "@/scripts/corpora/checks";
import { Desk } from "@/scripts/corpora/desk";
import { fetchedMails } from "@/scripts/corpora/fetched";
import { Corpora, corporaFolder } from "@/scripts/corpora/folder";
import { jsonSuite, naughtyStrings } from "@/scripts/corpora/json";
import { mailStream, singleMails } from "@/scripts/corpora/mail";
import type { Read } from "@/scripts/corpora/mail-facts";
import { mailRules } from "@/scripts/corpora/rules";
import { WatchedBrowser } from "@/scripts/corpora/watched-browser";
import { externalEntities, jclark } from "@/scripts/corpora/xml";
import { payloadText, payloadThreads, payloadTickets, type Sample, type Thread } from "@/scripts/corpora/xss";
import { renderAlone } from "@/scripts/corpora/xss-alone";
import { listPages, threadPages, ticketPages } from "@/scripts/corpora/xss-pages";
import { startPostgres } from "@/scripts/postgres";
import { main, say } from "@/scripts/say";
import { makeTemplate } from "@/scripts/test/template";

/** Of so many payloads one is seen on a page of its own: there, only what is around its message is new. */
const SHARE = 100;
const LIST_PAGES = 20;

/**
 * `node scripts/run.mjs corpora [folder]`: real and hostile data that this project did not write, sent to the built
 * server over HTTP. Ends with the line `N passed, N failed`. `--only=rules`, `fetched`, `documents`, `mails` or `payloads` runs a
 * part of it (the first two need no build), `--misses` tells every value that is not as expected. See docs/corpora.md.
 */
await main(async () => {
  const args = process.argv.slice(2);
  const corpora = new Corpora(corporaFolder(args));
  const checks = new Checks(say, args.includes("--misses"));
  const only = args.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
  if (!only || only === "rules") await mailRules(corpora, checks);
  if (only !== "rules") await withServer(corpora, checks, only);
  say(`\n${checks.passed} passed, ${checks.failed} failed`);
  process.exit(checks.failed === 0 && checks.passed > 0 ? 0 : 1);
});

async function withServer(corpora: Corpora, checks: Checks, only: string | undefined): Promise<void> {
  if (only !== "fetched") await ensureBuilt();
  const folder = await mkdtemp(path.join(tmpdir(), "deskuss-corpora-"));
  // Postgres' own user must be able to reach what is inside.
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataFolder: folder, durable: false, tell: say });
  try {
    await makeTemplate(postgres.url);
    // Where startServer looks for the template.
    process.env.TEST_POSTGRES_URL = postgres.url;
    if (!only || only === "fetched") await checks.run("Mails by IMAP", () => fetchedMails(corpora, checks));
    for (const group of [documents, mails, payloads])
      if (!only || group.name === only) await withDesk((desk) => group(desk, corpora, checks));
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await Desk.start();
  try {
    await work(desk);
  } finally {
    await desk.server.stop();
  }
}

async function documents(desk: Desk, corpora: Corpora, checks: Checks): Promise<void> {
  await checks.run("JSONTestSuite", () => jsonSuite(desk, corpora, checks));
  await checks.run("Naughty strings", () => naughtyStrings(desk, corpora, checks));
  await checks.run("XML test cases", () => jclark(desk, corpora, checks));
  await checks.run("XML external entities", () => externalEntities(desk, corpora, checks));
  await checks.run("XML attacks", () => attacks(desk, checks));
}

async function mails(desk: Desk, corpora: Corpora, checks: Checks): Promise<void> {
  let read: Read = new Map();
  await checks.run("Mails one by one", async () => {
    read = await singleMails(desk, corpora, checks);
  });
  await checks.run("Mails eight at a time", () => mailStream(desk, corpora, checks, read));
}

async function payloads(desk: Desk, corpora: Corpora, checks: Checks): Promise<void> {
  let samples: Sample[] = [];
  let threads: Thread[] = [];
  await checks.run("XSS payloads as tickets", async () => {
    samples = await payloadTickets(desk, corpora, checks);
  });
  await checks.run("XSS payloads as mails", async () => {
    threads = await payloadThreads(desk, samples, checks);
    threads.push(...(await payloadText(desk, samples, checks)));
  });
  const { url } = desk.server;
  const browser = await WatchedBrowser.launch(url, await sessionCookie(url, ADMIN.email, ADMIN.password));
  try {
    await checks.run("XSS payloads, each alone, without a CSP", () => renderAlone(desk, browser, checks));
    await checks.run("XSS payloads on threads' pages", () => threadPages(desk, browser, threads, checks));
    const few = samples.filter((_, index) => index % SHARE === 0);
    await checks.run("XSS payloads on their own pages", () => ticketPages(desk, browser, few, checks));
    await checks.run("XSS payloads in the list", () => listPages(desk, browser, LIST_PAGES, checks));
    for (const [directive, count] of browser.stopped) say(`The CSP's ${directive} stopped ${count} requests`);
  } finally {
    await browser.stop();
  }
}
