import { readFile, stat, truncate } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Account, run } from "@/scripts/postgres/account";
import type { Binaries } from "@/scripts/postgres/binaries";
import { serverOptions } from "@/scripts/postgres/settings";
import { Stop } from "@/scripts/say";

/** What a server is started with. */
export interface Launch {
  data: string;
  port: number;
  durable: boolean;
  binaries: Binaries;
  account: Account;
}

const LOG_LIMIT = 5_000_000;
/** Workers of a killed server notice its death within moments, unless one is deep in a long computation. */
const WAIT_FOR_WORKERS = 40;

async function attempt(launch: Launch, log: string): Promise<string | undefined> {
  const before = await stat(log).then(
    ({ size }) => size,
    () => 0,
  );
  if (before > LOG_LIMIT) await truncate(log);
  const options = serverOptions(launch.port, launch.durable);
  // Five minutes: after a crash it first replays its journal.
  const args = ["start", "-D", launch.data, "-l", log, "-w", "-t", "300", "-o", options];
  const { code, output } = await run(launch.binaries.pgCtl, args, launch.account);
  if (code === 0) return undefined;
  const logged = (await readFile(log, "utf8").catch(() => "")).slice(before > LOG_LIMIT ? 0 : before);
  return logged || output;
}

/** Starts the server and waits until it takes connections; answers "port" when its port was taken meanwhile. */
export async function launch(options: Launch): Promise<"started" | "port"> {
  const log = path.join(options.data, "server.log");
  for (let tried = 1; ; tried++) {
    const failure = await attempt(options, log);
    if (failure === undefined) return "started";
    if (failure.includes("Address already in use")) return "port";
    if (failure.includes("pre-existing shared memory block") && tried < WAIT_FOR_WORKERS) {
      await pause(500);
      continue;
    }
    const reason = failure.split("\n").find((line) => line.includes("FATAL")) ?? failure.split("\n").pop();
    throw new Stop(`The database does not start: ${reason?.replace(/^.*FATAL:\s*/, "")} (see ${log})`);
  }
}
