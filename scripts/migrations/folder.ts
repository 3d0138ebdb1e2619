import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Where the migrations are, one folder each, as `prisma migrate` lays them out. */
export const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** One migration as it is on disk. */
export interface Migration {
  name: string;
  script: string;
  /** SHA-256 of the script, as Prisma records it. */
  checksum: string;
}

/** All migrations, in the order in which they are applied. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    }),
  );
}
