import { migrate } from "@/scripts/migrate";
import { main, Stop, say } from "@/scripts/say";
import { loadDotEnv, readConfig } from "@/scripts/start/config";
import { hasNoStaff } from "@/scripts/start/database";
import { welcome } from "@/scripts/start/welcome";

/**
 * `node scripts/run.mjs deploy`: what `npm start` does to a database before it serves, for where it does not run
 * (Vercel): migrations, and on an empty database the defaults and the first administrator, printed this once.
 */
await main(async () => {
  loadDotEnv();
  const config = readConfig();
  if (!config.databaseUrl)
    throw new Stop("DATABASE_URL is not set: it tells which database to bring up to date.");
  const applied = await migrate(config.databaseUrl, say);
  say(applied.length === 0 ? "The database is up to date." : `Migrations applied: ${applied.length}.`);
  if (!(await hasNoStaff(config.databaseUrl))) return;
  const { seed } = await import("@/scripts/start/seed");
  const first = await seed(config.databaseUrl);
  if (first) welcome(first, config.publicUrl);
});
