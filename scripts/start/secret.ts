import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { prepareDataFolder } from "@/scripts/postgres/place";
import { Stop } from "@/scripts/say";
import type { Config } from "@/scripts/start/config";

async function keptSecret(file: string): Promise<string> {
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim().length >= 32) return kept.trim();
  const secret = randomBytes(32).toString("base64");
  const draft = `${file}.new`;
  const handle = await open(draft, "w", 0o600);
  await handle.writeFile(`${secret}\n`);
  await handle.sync();
  await handle.close();
  await rename(draft, file);
  return secret;
}

/** Stops a start that lacks the secret it needs: only a machine of one's own, or a developer's, makes one itself. */
export function requireSecret(config: Config, development: boolean): void {
  if (process.env.NEXTAUTH_SECRET || !config.databaseUrl || development) return;
  throw new Stop(
    'NEXTAUTH_SECRET is not set: it signs the sessions, make one with NEXTAUTH_SECRET="$(openssl rand -base64 32)".',
  );
}

/** The secret that signs sessions: the one given, else one that is made once and kept in the data folder. */
export async function sessionSecret(config: Config): Promise<string> {
  if (process.env.NEXTAUTH_SECRET) return process.env.NEXTAUTH_SECRET;
  await prepareDataFolder(config.dataDir);
  return keptSecret(path.join(config.dataDir, "secret"));
}
