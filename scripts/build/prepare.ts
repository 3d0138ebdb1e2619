import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { tool } from "@/scripts/build/child";
import { hashFiles, sourcesHash } from "@/scripts/build/sources";
import { Stop, step } from "@/scripts/say";
import { ROOT } from "@/scripts/start/config";

const read = (file: string) => readFile(file, "utf8").catch(() => undefined);

async function madeFrom(hash: string, stamp: string, work: () => Promise<void>): Promise<void> {
  if ((await read(stamp)) === hash) return;
  // Gone before the work begins: interrupted work is work to be done again.
  await rm(stamp, { force: true });
  await work();
  await writeFile(stamp, hash);
}

async function generate(): Promise<void> {
  // The engine is not used here, and its download would be tried: any path keeps Prisma from it.
  const environment = { PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? "/bin/true" };
  const done = await tool("node_modules/prisma/build/index.js", ["generate"], environment);
  if (done.code !== 0) throw new Stop(`${done.output}\nThe database client could not be generated.`);
}

async function build(signal?: AbortSignal): Promise<void> {
  const environment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const done = await tool("node_modules/next/dist/bin/next", ["build"], environment, signal);
  if (done.code !== 0) throw new Stop(`${done.output}\nThe build failed, see above.`);
}

/** Generates the database client when the schema, or Prisma, is newer than it. */
export async function ensureGenerated(): Promise<void> {
  const prisma = path.join(ROOT, "node_modules/prisma/package.json");
  const hash = await hashFiles([path.join(ROOT, "prisma/schema.prisma"), prisma]);
  await madeFrom(hash, path.join(ROOT, "lib/db/generated/.made-from"), () =>
    step("Generating the database client", generate),
  );
}

/** Builds when the sources are newer than the build; `signal` gives it up, and the next start begins it anew. */
export async function ensureBuilt(signal?: AbortSignal): Promise<void> {
  const stamp = path.join(ROOT, ".next/deskuss-made-from");
  const complete = (await read(path.join(ROOT, ".next/BUILD_ID"))) !== undefined;
  if (!complete) await rm(stamp, { force: true });
  await madeFrom(await sourcesHash(), stamp, () => step("Building", () => build(signal)));
}
