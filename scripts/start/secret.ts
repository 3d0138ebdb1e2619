import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { prepareDataFolder } from "@/scripts/postgres/place";
import { Stop } from "@/scripts/say";
import type { Config } from "@/scripts/start/config";

async function keptSecret(file: string, prefix = ""): Promise<string> {
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.trim().length >= 32) return kept.trim();
  const secret = prefix + randomBytes(32).toString("base64");
  const draft = `${file}.new`;
  const handle = await open(draft, "w", 0o600);
  await handle.writeFile(`${secret}\n`);
  await handle.sync();
  await handle.close();
  await rename(draft, file);
  return secret;
}

/** Stops a start that lacks a secret it needs: only a machine of one's own, or a developer's, makes them itself. */
export function requireSecret(config: Config, development: boolean): void {
  if (!config.databaseUrl || development) return;
  if (!process.env.NEXTAUTH_SECRET)
    throw new Stop(
      'NEXTAUTH_SECRET is not set: it signs the sessions, make one with NEXTAUTH_SECRET="$(openssl rand -base64 32)".',
    );
  if (!process.env.MAIL_SECRET_KEYS)
    throw new Stop(
      'MAIL_SECRET_KEYS is not set: it seals the passwords of mailboxes, make one with MAIL_SECRET_KEYS="k1:$(openssl rand -base64 32)" and keep it.',
    );
}

/** What a server process must be told and nobody else may know. */
export interface Secrets {
  /** Signs the sessions. */
  session: string;
  /** Seals the passwords of mailboxes, and signs Message-IDs. */
  mail: string;
}

/** The secrets that are given, else those that are made once and kept in the data folder. */
export async function readSecrets(config: Config): Promise<Secrets> {
  const { NEXTAUTH_SECRET, MAIL_SECRET_KEYS } = process.env;
  if (!NEXTAUTH_SECRET || !MAIL_SECRET_KEYS) await prepareDataFolder(config.dataDir);
  return {
    session: NEXTAUTH_SECRET || (await keptSecret(path.join(config.dataDir, "secret"))),
    mail: MAIL_SECRET_KEYS || (await keptSecret(path.join(config.dataDir, "mail-keys"), "k1:")),
  };
}
