import { connect, migrate } from "@/scripts/migrate";
import { runningUrl, startPostgres } from "@/scripts/postgres";
import { say } from "@/scripts/say";
import type { Config } from "@/scripts/start/config";

/** The database in use. */
export interface OpenDatabase {
  url: string;
  /** Starts it again when it is ours and has died. */
  revive: () => Promise<void>;
  stop: () => Promise<void>;
}

const nothing = async () => undefined;

/** The database at DATABASE_URL, or else the embedded one, started; with the newest schema either way. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    await migrate(config.databaseUrl, say);
    return { url: config.databaseUrl, revive: nothing, stop: nothing };
  }
  const server = await startPostgres({ dataFolder: config.dataDir, tell: say });
  try {
    await migrate(server.url, say);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** As openDatabase, but beside a help desk that runs already on this data folder: then its database is used. */
export async function openOrJoinDatabase(config: Config): Promise<OpenDatabase> {
  const url = config.databaseUrl ? undefined : await runningUrl(config.dataDir);
  return url ? { url, revive: nothing, stop: nothing } : openDatabase(config);
}

/** Whether nobody can sign in yet: a database on its first start. */
export async function hasNoStaff(databaseUrl: string): Promise<boolean> {
  const client = await connect(databaseUrl);
  try {
    const { rowCount } = await client.query("SELECT FROM staff LIMIT 1");
    return rowCount === 0;
  } finally {
    await client.end();
  }
}
