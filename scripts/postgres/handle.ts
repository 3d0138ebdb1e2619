import { readFile } from "node:fs/promises";
import path from "node:path";
import { run } from "@/scripts/postgres/account";
import { type Launch, launch } from "@/scripts/postgres/launch";
import { processStart } from "@/scripts/postgres/lock";
import { recover } from "@/scripts/postgres/recover";

/** What can be done with a server that runs. */
export interface ServerHandle {
  /** Its process at the beginning, for tests that kill it. */
  pid: number;
  /** Starts it again when its process is gone: killed, or out of memory. */
  revive: () => Promise<void>;
  stop: () => Promise<void>;
}

const pidIn = async (data: string) =>
  Number((await readFile(path.join(data, "postmaster.pid"), "utf8")).split("\n")[0]);

/** Takes a server that has just been launched in hand. */
export async function handleOf(server: Launch): Promise<ServerHandle> {
  const { data, binaries, account } = server;
  let pid = await pidIn(data);
  let started = processStart(pid);
  const revive = async () => {
    if (processStart(pid) === started) return;
    await recover(data, binaries, account);
    await launch(server);
    pid = await pidIn(data);
    started = processStart(pid);
  };
  const stop = async () => {
    const runs = started !== undefined && processStart(pid) === started;
    // From here on it is meant to be gone, and is not revived.
    started = undefined;
    if (!runs) return;
    const args = ["stop", "-D", data, "-w", "-t", "60"];
    const { code } = await run(binaries.pgCtl, [...args, "-m", "fast"], account);
    if (code !== 0) await run(binaries.pgCtl, [...args, "-m", "immediate"], account);
  };
  // One thing at a time: a stop that comes during a revival waits for it.
  let busy: Promise<void> = Promise.resolve();
  const queued = (work: () => Promise<void>) => () => {
    busy = busy.catch(() => undefined).then(work);
    return busy;
  };
  return { pid, revive: queued(revive), stop: queued(stop) };
}
