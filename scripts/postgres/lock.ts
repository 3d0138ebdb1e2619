import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf, Stop } from "@/scripts/say";

/** The process that holds a data folder. */
export interface Holder {
  pid: number;
  /** When that process began: a pid alone may by now belong to someone else. */
  started: string;
  /** Makes every taking of the lock distinct. */
  token: string;
}

/** A value that no later process with the same pid can share; undefined when there is no such process. */
export function processStart(pid: number): string | undefined {
  try {
    if (process.platform === "linux") {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      // The command's name (field 2) may hold spaces and brackets, so fields are counted after its last bracket.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()?.split(" ");
      if (fields?.[0] === "Z") return undefined;
      return `${boot}:${fields?.[19]}`;
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether a living process holds the lock `file`. */
export async function isHeld(file: string): Promise<boolean> {
  const holder = await holderOf(file);
  return holder !== undefined && processStart(holder.pid) === holder.started;
}

/** A held lock, or the living process that holds it. */
export type Taken = { release: () => Promise<void> } | { heldBy: Holder };

/** The locks that one start holds, given back together. */
export class Locks {
  #held: (() => Promise<void>)[] = [];

  /** Takes the lock `file` of a folder; stops when a living process holds it. */
  async take(file: string, folder: string): Promise<void> {
    const lock = await takeLock(file);
    if ("heldBy" in lock) {
      throw new Stop(`Deskuss already runs on ${folder} (process ${lock.heldBy.pid}): stop that one first.`);
    }
    this.#held.push(lock.release);
  }

  async release(): Promise<void> {
    for (const release of this.#held.splice(0)) await release();
  }
}

/** Takes the lock `file`; a lock whose process is gone counts for nothing. */
export async function takeLock(file: string): Promise<Taken> {
  const mine: Holder = { pid: process.pid, started: processStart(process.pid) ?? "", token: randomUUID() };
  const draft = `${file}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      const made = await link(draft, file).then(
        () => true,
        (error: unknown) => {
          if (codeOf(error) === "EEXIST") return false;
          throw error;
        },
      );
      if (made) break;
      const holder = await holderOf(file);
      if (holder && processStart(holder.pid) === holder.started) return { heldBy: holder };
      await rm(file, { force: true });
      // Two starts may both have found the dead lock; the one that removed the other's new lock is seen below.
      await pause(50 + Math.random() * 100);
    }
    await pause(20);
    const now = await holderOf(file);
    if (now && now.token !== mine.token) return { heldBy: now };
  } finally {
    await rm(draft, { force: true });
  }
  const release = async () => {
    if ((await holderOf(file))?.token === mine.token) await rm(file, { force: true });
  };
  return { release };
}
