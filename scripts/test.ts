import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt, ensureGenerated } from "@/scripts/build/prepare";
import { startPostgres } from "@/scripts/postgres";
import { main, messageOf, say } from "@/scripts/say";
import { findChromium } from "@/scripts/test/chromium";
import { add, type Count, playwrightCount, vitestCount } from "@/scripts/test/counts";
import { ensurePhp } from "@/scripts/test/php";
import { runTool } from "@/scripts/test/run-tool";
import { makeTemplate } from "@/scripts/test/template";

const PARTS = ["types", "lint", "vitest", "browser"] as const;
type Part = (typeof PARTS)[number];

/**
 * `npm test`: types, lint, unit and HTTP tests on a real Postgres, browser stories in a real Chromium. Everything it
 * needs is brought by itself. `npm test -- lib/mail` runs the tests in matching files only, `npm test -- --only browser` one part.
 */
await main(async () => {
  const { only, filters } = readArguments(process.argv.slice(2));
  const runs = (part: Part) => (only ? only === part : filters.length === 0 || part === partOf(filters));
  let total: Count = { passed: 0, failed: 0 };
  const count = async (title: string, work: () => Promise<Count>) => {
    say(`\n${title}`);
    const counted = await work().catch((error: unknown) => {
      say(messageOf(error));
      return { passed: 0, failed: 1 };
    });
    total = add(total, counted);
  };
  const one = (code: number): Count => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

  await ensureGenerated();
  if (runs("types")) await count("Types", async () => one(await runTool("typescript/bin/tsc", ["--noEmit"])));
  if (runs("lint"))
    await count("Lint", async () => one(await runTool("@biomejs/biome/bin/biome", ["ci", "."])));
  if (runs("vitest") || runs("browser")) {
    const folder = await mkdtemp(path.join(tmpdir(), "deskuss-test-"));
    // Postgres' own user must be able to reach what is inside.
    await chmod(folder, 0o755);
    await ensureBuilt();
    const postgres = await startPostgres({ dataFolder: folder, durable: false, tell: say });
    try {
      await makeTemplate(postgres.url);
      const env = {
        TEST_POSTGRES_URL: postgres.url,
        NEXT_TELEMETRY_DISABLED: "1",
        NODE_OPTIONS: "--conditions=react-server",
      };
      if (runs("vitest"))
        await count("Unit and HTTP tests", async () => {
          await ensurePhp();
          const report = path.join(folder, "vitest.json");
          const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
          return vitestCount(
            report,
            await runTool("vitest/vitest.mjs", ["run", ...reporters, ...filters], env),
          );
        });
      if (runs("browser"))
        await count("Browser stories", async () => {
          const report = path.join(folder, "playwright.json");
          const browser = {
            ...env,
            CHROMIUM_PATH: await findChromium(),
            PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          };
          return playwrightCount(
            report,
            await runTool("playwright/cli.js", ["test", "--reporter=line,json", ...filters], browser),
          );
        });
    } finally {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
});

/** Which runner knows the files that these filters name. */
function partOf(filters: string[]): Part {
  return filters.some((filter) => filter.includes("browser")) ? "browser" : "vitest";
}

function readArguments(args: string[]): { only: Part | undefined; filters: string[] } {
  const at = args.indexOf("--only");
  const only = PARTS.find((part) => at >= 0 && part === args[at + 1]);
  const filters = at >= 0 ? args.toSpliced(at, 2) : args;
  return { only, filters };
}
