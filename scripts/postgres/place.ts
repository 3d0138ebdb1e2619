import { createHash, randomBytes } from "node:crypto";
import { access, chmod, chown, constants, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { type Account, run } from "@/scripts/postgres/account";
import { messageOf, Stop } from "@/scripts/say";

/** The folder outside of any private home where root puts what the user `postgres` must reach. */
export const SHARED_ROOT = "/var/lib/deskuss";

/**
 * Makes a folder and those above it that are missing, open to be passed through whatever the umask: root's server user
 * goes that way. (Node's own recursive mkdir never returns where a file system refuses new folders as not found.)
 */
async function makeFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory()) return;
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder));
  await mkdir(folder);
  await chmod(folder, 0o755);
}

/** Makes the data folder, or says in one line why it can't be used. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    // Every file with a secret in it is 0600.
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Stop(
      `The data folder ${folder} can't be written (${messageOf(error)}): set DATA_DIR to one that can.`,
    );
  }
}

async function canEnter(folder: string, account: Account): Promise<boolean> {
  const { code } = await run("/bin/sh", ["-c", 'cd "$0"', folder], account);
  return code === 0;
}

/** A folder that every user may enter, whatever the umask. */
export async function openFolder(folder: string): Promise<void> {
  await makeFolder(folder);
  await chmod(folder, 0o755);
}

/**
 * A place for the server's files where its user can't enter the data folder (a clone under root's home); undefined
 * where it can. A new one each time: a clone that was deleted and made again does not find the old one's database.
 */
export async function folderElsewhere(dataFolder: string, account: Account): Promise<string | undefined> {
  if (!account || (await canEnter(dataFolder, account))) return undefined;
  const hash = createHash("sha256").update(dataFolder).digest("hex").slice(0, 8);
  const folder = path.join(SHARED_ROOT, `${hash}-${randomBytes(3).toString("hex")}`);
  await openFolder(SHARED_ROOT);
  await openFolder(folder);
  return folder;
}

/** Makes an empty folder that belongs to the server's user alone. */
export async function ownedFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}
