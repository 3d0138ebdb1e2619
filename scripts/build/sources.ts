import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "@/scripts/start/config";

const FOLDERS = ["app", "components", "lib", "public", "prisma"];
const LEFT_OUT = new Set(["generated", "migrations"]);
const isTest = (name: string) => /\.(test|spec)\.tsx?$/.test(name);
// What Next reads in the top folder: its configuration, and proxy.ts and instrumentation.ts.
const isTopSource = (name: string) =>
  (/\.(ts|mjs|json)$/.test(name) && !/^(vitest|playwright|biome|vercel|next-env)\b/.test(name)) ||
  name === ".env";

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.map((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : walk(place);
    return isTest(entry.name) ? [] : [place];
  });
  return (await Promise.all(found)).flat();
}

/** The hash of some files' names and contents. */
export async function hashFiles(files: string[]): Promise<string> {
  const hash = createHash("sha256");
  const contents = await Promise.all(files.map((file) => readFile(file)));
  for (const [index, content] of contents.entries()) {
    hash.update(`${path.relative(ROOT, files[index] ?? "")}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** The hash of everything that the build is made from: contents, for a fresh clone's dates say nothing. */
export async function sourcesHash(): Promise<string> {
  const top = await readdir(ROOT);
  const files = await Promise.all(FOLDERS.map((folder) => walk(path.join(ROOT, folder))));
  return hashFiles([...files.flat(), ...top.filter(isTopSource).map((name) => path.join(ROOT, name))].sort());
}
