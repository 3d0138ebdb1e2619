import { once } from "node:events";
import type { FirstStart } from "@/lib/setup/first-start";
import { ensureBuilt } from "@/scripts/build/prepare";
import { messageOf, Stop, say } from "@/scripts/say";
import { loadDotEnv, readConfig } from "@/scripts/start/config";
import { hasNoStaff, type OpenDatabase, openDatabase } from "@/scripts/start/database";
import { requirePort } from "@/scripts/start/port";
import { requireSecret, sessionSecret } from "@/scripts/start/secret";
import { type Served, serve } from "@/scripts/start/serve";
import { welcome } from "@/scripts/start/welcome";

const CHECK_DATABASE_EVERY = 2_000;

/** One Ctrl-C may arrive more than once: from the terminal, and passed on by npm and scripts/run.mjs. */
const SAME_WISH = 2_000;

/**
 * Aborts at the first Ctrl-C or SIGTERM, or when the process that started this one is gone. A second wish, later, ends
 * the process at once; the next start puts right what that leaves.
 */
function untilTold(): AbortSignal {
  const told = new AbortController();
  let first = 0;
  const tell = () => {
    if (told.signal.aborted && Date.now() - first > SAME_WISH) process.exit(130);
    if (!told.signal.aborted) first = Date.now();
    told.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, tell);
  process.once("disconnect", () => told.abort());
  process.channel?.unref();
  return told.signal;
}

async function prepare(development: boolean, told: AbortSignal): Promise<void> {
  try {
    if (!development) await ensureBuilt(told);
  } catch (error) {
    if (!told.aborted) throw error;
  }
  if (told.aborted) throw new Stop("Stopped before it was ready.");
}

/** The secrets of a first start; null at every other. */
async function seedWhenEmpty(databaseUrl: string): Promise<FirstStart | null> {
  if (!(await hasNoStaff(databaseUrl))) return null;
  // Loaded only now: it imports the database client, for which a later start need not wait.
  const { seed } = await import("@/scripts/start/seed");
  return seed(databaseUrl);
}

async function serveUntil(told: AbortSignal, database: OpenDatabase, served: Served): Promise<void> {
  const watch = setInterval(
    () => database.revive().catch((error) => say(messageOf(error))),
    CHECK_DATABASE_EVERY,
  );
  const stopped = told.aborted ? Promise.resolve() : once(told, "abort");
  const cause = await Promise.race([stopped.then(() => "told"), served.ended.then(() => "ended")]);
  clearInterval(watch);
  if (cause === "ended" && !told.aborted) throw new Stop("The server process ended by itself, see above.");
  say("Stopping …");
}

/** Brings Deskuss up from whatever is there, serves until told to stop, and takes it down again. */
export async function runDeskuss(development: boolean): Promise<void> {
  loadDotEnv();
  const config = readConfig();
  requireSecret(config, development || process.env.NODE_ENV === "development");
  await requirePort(config);
  const told = untilTold();
  const database = await openDatabase(config);
  let served: Served | undefined;
  try {
    await prepare(development, told);
    const first = await seedWhenEmpty(database.url);
    try {
      const secret = await sessionSecret(config);
      served = await serve(config, { databaseUrl: database.url, secret, development });
      say(`Deskuss is ready: ${config.publicUrl}`);
    } finally {
      // Even when serving failed: the password exists now, and is told only this once.
      if (first) welcome(first, config.localUrl);
    }
    await serveUntil(told, database, served);
  } finally {
    await served?.stop();
    await database.stop();
  }
}
