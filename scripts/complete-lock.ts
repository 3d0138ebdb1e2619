import { readFile, writeFile } from "node:fs/promises";
import { missingEntries } from "@/scripts/lock-file/missing";
import { main, say } from "@/scripts/say";

/** Run after adding a package: makes package-lock.json complete, so that `npm ci` takes it on every platform. */
await main(async () => {
  const lock = JSON.parse(await readFile("package-lock.json", "utf8"));
  const missing = missingEntries(lock.packages);
  const entries = Object.entries({ ...lock.packages, ...missing });
  // npm's own order: by place.
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, "en")));
  await writeFile("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  say(`Added ${Object.keys(missing).length} entries to package-lock.json.`);
});
