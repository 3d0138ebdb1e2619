import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

const STATIC = path.resolve(import.meta.dirname, "../../.next/static");

// 120 KB for nothing: the server validates. What pages share with it lies in files that don't import zod.
test("no page loads zod", async () => {
  const scripts: { file: string; zod: boolean }[] = [];
  for await (const file of glob("**/*.js", { cwd: STATIC }))
    scripts.push({ file, zod: (await readFile(path.join(STATIC, file), "utf8")).includes("_zod") });
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter(({ zod }) => zod)).toEqual([]);
});
