import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { createServer } from "node:net";
import { Stop } from "@/scripts/say";

/** What must outlive a start. */
export interface ServerState {
  /** The same at every start while it is free, so that a URL noted once stays true. */
  port: number;
  /** The superuser's. */
  password: string;
  /** Where the server's files are, when they can't be in the data folder. */
  folder?: string;
}

/** Whether nobody listens on this loopback port. */
export function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A loopback port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no free port"));
        else resolve(address.port);
      });
    });
  });
}

/** Reads the kept state; undefined when the server was never set up. */
export async function readState(file: string): Promise<ServerState | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Stop(
      `${file} is damaged: it holds the database's port and password, put it back from a backup.`,
    );
  }
}

/** Keeps the state, readable by its owner alone; a crash leaves the old or the new text, never half of one. */
export async function writeState(file: string, state: ServerState): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, "w", 0o600);
  try {
    await handle.writeFile(JSON.stringify(state));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** A state for a server that is about to be made. */
export async function newState(folder: string | undefined): Promise<ServerState> {
  return { port: await freePort(), password: randomBytes(24).toString("base64url"), folder };
}
