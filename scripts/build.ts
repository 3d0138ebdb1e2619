import { rm } from "node:fs/promises";
import path from "node:path";
import { ensureBuilt } from "@/scripts/build/prepare";
import { main, say } from "@/scripts/say";
import { ROOT } from "@/scripts/start/config";

/** `npm run build`: always builds, and leaves the mark that lets `npm start` know it is fresh. */
await main(async () => {
  await rm(path.join(ROOT, ".next/deskuss-made-from"), { force: true });
  await ensureBuilt();
  say("Built: npm start serves it.");
});
