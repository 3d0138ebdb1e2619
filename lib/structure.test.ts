import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Which folders of lib each folder of lib imports from. */
function imports(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const entry of readdirSync("lib", { recursive: true, withFileTypes: true })) {
    const folder = path.relative("lib", entry.parentPath).split(path.sep)[0];
    if (!folder || !entry.name.endsWith(".ts") || entry.parentPath.includes("generated")) continue;
    const source = readFileSync(path.join(entry.parentPath, entry.name), "utf8");
    const targets = found.get(folder) ?? new Set();
    for (const [, target = ""] of source.matchAll(/from "@\/lib\/([a-z-]+)\//g))
      if (target !== folder) targets.add(target);
    found.set(folder, targets);
  }
  return found;
}

/** The first way from `folder` back to itself. */
function circle(
  graph: Map<string, Set<string>>,
  folder: string,
  way: string[] = [folder],
): string[] | undefined {
  for (const next of graph.get(way.at(-1) ?? folder) ?? []) {
    if (next === folder) return [...way, next];
    const found = way.includes(next) ? undefined : circle(graph, folder, [...way, next]);
    if (found) return found;
  }
  return undefined;
}

test("the nouns import each other without circles: a folder can be understood after those it needs", () => {
  const graph = imports();
  expect(graph.size).toBeGreaterThan(10);
  for (const folder of graph.keys()) expect(circle(graph, folder)).toBeUndefined();
});
