import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "@/scripts/migrate";
import { differenceTo } from "@/scripts/migrations/difference";
import { MIGRATIONS } from "@/scripts/migrations/folder";
import { startPostgres } from "@/scripts/postgres";
import { main, Stop, say } from "@/scripts/say";

/** What turns a database with all migrations into one that matches schema.prisma. */
async function difference(): Promise<string> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), "deskuss-migration-"));
  const server = await startPostgres({ dataFolder, durable: false, tell: say });
  try {
    await migrate(server.url, say);
    return await differenceTo(server.url);
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

await main(async () => {
  const name = process.argv[2] ?? "";
  if (!/^[a-z0-9_]+$/.test(name)) {
    throw new Stop("Give the migration a name in small letters: node scripts/run.mjs new-migration add_tags");
  }
  const script = await difference();
  if (script === "") {
    return say("The migrations already make what schema.prisma says.");
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), `${script}\n`);
  say(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql: read it before you commit it.`);
});
