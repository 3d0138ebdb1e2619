import { execFileSync } from "node:child_process";
import { readFile, readlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Account, run } from "@/scripts/postgres/account";
import type { Binaries } from "@/scripts/postgres/binaries";
import { Stop } from "@/scripts/say";

/** No process ever has it: Linux ends at 2^22, and macOS far below. */
const NOBODY = 2_147_483_646;

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === "linux") {
    // Unreadable for other users' processes, and those can't be the server that this account started.
    const program = await readlink(`/proc/${pid}/exe`).catch(() => "");
    return path.basename(program).startsWith("postgres");
  }
  try {
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres");
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Clears what a killed start left: a server without its owner is stopped, and a pid file whose number has passed to
 * another program is defused. The caller holds the data folder's lock, so nobody else owns this server.
 */
export async function recover(data: string, binaries: Binaries, account: Account): Promise<void> {
  const file = path.join(data, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => "");
  const [first = "", ...rest] = text.split("\n");
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (await isPostgres(pid)) {
    for (const mode of ["fast", "immediate"]) {
      const stopped = await run(binaries.pgCtl, ["stop", "-D", data, "-m", mode, "-w", "-t", "30"], account);
      if (stopped.code === 0 || !isAlive(pid)) return;
    }
    throw new Stop(
      `The database server left over from an earlier start (process ${pid}) does not stop: end it by hand.`,
    );
  }
  // Not deleted: its last lines let Postgres find, and wait for, workers of the dead server that still live.
  await writeFile(file, [String(NOBODY), ...rest].join("\n"));
}
