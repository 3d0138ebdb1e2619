import path from "node:path";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres";
import { main, say } from "@/scripts/say";

/** Runs a migrated database of its own for developing against, until Ctrl-C: `node scripts/run.mjs dev-db [folder]`. */
await main(async () => {
  const dataFolder = path.resolve(process.argv[2] ?? "data/dev-db");
  const server = await startPostgres({ dataFolder, tell: say });
  await migrate(server.url, say);
  say(`DATABASE_URL=${server.url}`);
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  // Nothing else keeps the process alive.
  setInterval(() => undefined, 60_000);
});
