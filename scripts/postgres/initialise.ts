import { chown, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Account, run } from "@/scripts/postgres/account";
import type { Binaries } from "@/scripts/postgres/binaries";
import { ownedFolder } from "@/scripts/postgres/place";
import { Stop } from "@/scripts/say";

/** `lc_ctype` decides which letters the full-text parser knows: C takes every sign beyond ASCII for a letter. */
const CTYPES = ["C.UTF-8", "en_US.UTF-8", "C"];

/** What a new cluster is made with. */
export interface Cluster {
  /** The folder that gets a `postgres` folder. */
  folder: string;
  password: string;
  durable: boolean;
  binaries: Binaries;
  account: Account;
}

/** Makes the data files of a new server. */
export async function initialise(cluster: Cluster): Promise<void> {
  const { folder, account } = cluster;
  const fresh = path.join(folder, "postgres.new");
  const secret = path.join(folder, "postgres.new.password");
  let output = "";
  for (const ctype of CTYPES) {
    await rm(fresh, { recursive: true, force: true });
    await ownedFolder(fresh, account);
    await rm(secret, { force: true });
    await writeFile(secret, cluster.password, { mode: 0o600 });
    if (account) await chown(secret, account.uid, account.gid);
    const locale = [
      "--locale=C",
      `--lc-ctype=${ctype}`,
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ];
    const access = ["--username=postgres", `--pwfile=${secret}`, "--auth=scram-sha-256"];
    const speed = cluster.durable ? [] : ["--no-sync"];
    const args = ["-D", fresh, "--encoding=UTF8", ...locale, ...access, ...speed];
    const done = await run(cluster.binaries.initdb, args, account);
    await rm(secret, { force: true });
    // Renamed when it is whole, so that an interrupted set-up is simply done again.
    if (done.code === 0) return rename(fresh, path.join(folder, "postgres"));
    output = done.output;
  }
  await rm(fresh, { recursive: true, force: true });
  const reason = output.split("\n").find((line) => /error|fatal|could not/i.test(line)) ?? output;
  throw new Stop(`The database could not be set up in ${folder}: ${reason}`);
}
