import { spawn } from "node:child_process";
import { Stop } from "@/scripts/say";

/** Who the server's programs run as; undefined: ourselves. */
export type Account = { uid: number; gid: number } | undefined;

/** What a finished program left behind. */
export interface Finished {
  code: number | null;
  output: string;
}

/** Runs one of the server's programs to its end. Nothing of our environment goes with it: PG* variables would steer it. */
export function run(command: string, args: string[], account?: Account): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...account,
      cwd: "/",
      env: { PATH: process.env.PATH, LC_ALL: "C", HOME: "/", NODE_ENV: process.env.NODE_ENV },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: output.trim() }));
  });
}

async function idOf(flag: "-u" | "-g"): Promise<number | undefined> {
  const { code, output } = await run("id", [flag, "postgres"]);
  return code === 0 ? Number(output) : undefined;
}

async function lookUp(): Promise<Account> {
  const [uid, gid] = await Promise.all([idOf("-u"), idOf("-g")]);
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Postgres refuses to run as root, so root hands it to the system user `postgres`, made here when there is none. */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp();
  if (existing) return existing;
  const commands = [
    ["groupadd", "--system", "--force", "postgres"],
    [
      "useradd",
      "--system",
      "--gid",
      "postgres",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ],
  ];
  for (const [command = "", ...args] of commands) await run(command, args).catch(() => undefined);
  const made = await lookUp();
  if (made) return made;
  throw new Stop(
    "Postgres does not run as root, and the system user 'postgres' could not be made: add that user, or start Deskuss as an ordinary user.",
  );
}
