import { readFile } from "node:fs/promises";
import path from "node:path";
import { schemaEngine } from "@/scripts/migrations/engine";

const SCHEMA = path.resolve(import.meta.dirname, "../../prisma/schema.prisma");

/** The script that turns this database into one that matches schema.prisma; empty when it is one. */
export async function differenceTo(databaseUrl: string): Promise<string> {
  const datamodel = { path: SCHEMA, content: await readFile(SCHEMA, "utf8") };
  const engine = await schemaEngine(databaseUrl, datamodel);
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files: [datamodel], configDir: path.dirname(SCHEMA) },
    to: { tag: "schemaDatamodel", files: [datamodel] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const script = stdout?.trim() ?? "";
  return script.includes("This is an empty migration") ? "" : script;
}
