/** One package in package-lock.json, as far as it matters here. */
export interface LockedPackage {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

/** Every package of the lock file by its place (`node_modules/next`). */
export type Locked = Record<string, LockedPackage>;

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "win32", "wasi"];
const PROCESSORS = ["arm64", "arm", "ia32", "wasm32", "x64"];

/** Whether a package asked for from `place` is there: beside it or in a folder further up. */
function isThere(locked: Locked, place: string, name: string): boolean {
  for (let from = place; ; from = from.slice(0, from.lastIndexOf("node_modules/")).replace(/\/$/, "")) {
    if (`${from}${from && "/"}node_modules/${name}` in locked) return true;
    if (from === "") return false;
  }
}

function entryFor(name: string, version: string, dev: boolean | undefined): LockedPackage {
  const words = name.split(/[/-]/);
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev }),
    ...(words.includes("musl") && { libc: ["musl"] }),
    optional: true,
    ...(system && system !== "wasi" && { os: [system] }),
  };
}

/**
 * The entries that the lock file lacks. A registry that does not carry some other platform's package makes npm leave
 * it out, and then `npm ci` refuses the whole file, on every machine.
 */
export function missingEntries(locked: Locked): Locked {
  const missing: Locked = {};
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(locked)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isThere(locked, place, name)) missing[`node_modules/${name}`] = entryFor(name, version, dev);
    }
  }
  return missing;
}
