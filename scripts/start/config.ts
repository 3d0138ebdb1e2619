import { existsSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { Stop } from "@/scripts/say";

/** The folder of the clone. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

/** How this machine runs Deskuss. */
export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** Set: that server is used, and no embedded one is started. */
  databaseUrl: string | undefined;
  /** Where people reach the help desk. */
  publicUrl: string;
  /** Where this machine reaches it. */
  localUrl: string;
}

/** Reads `.env`, as Next does by itself; what the environment already says goes first. */
export function loadDotEnv(): void {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

// An empty line in a .env file means "not set".
const given = (name: string) => process.env[name] || undefined;

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Stop(`PORT is '${text}': it must be a number from 1 to 65535.`);
}

/** The configuration that the environment gives, with the defaults of a machine of one's own. */
export function readConfig(): Config {
  const port = portOf(given("PORT") ?? "3000");
  const host = given("HOST") ?? "127.0.0.1";
  const everywhere = host === "0.0.0.0" || host === "::";
  const named = isIP(host) === 6 ? `[${host}]` : host;
  const localUrl = `http://${everywhere ? "127.0.0.1" : named}:${port}`;
  return {
    host,
    port,
    dataDir: path.resolve(ROOT, given("DATA_DIR") ?? "data"),
    databaseUrl: given("DATABASE_URL"),
    publicUrl: (given("APP_URL") ?? given("NEXTAUTH_URL") ?? localUrl).replace(/\/+$/, ""),
    localUrl,
  };
}
