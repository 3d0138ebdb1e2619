import { readFile } from "node:fs/promises";
import { z } from "zod";

export type Count = { passed: number; failed: number };

export const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

const Vitest = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** What vitest's JSON report counts; a file that could not even be loaded is one failure. */
export async function vitestCount(file: string, exitCode: number): Promise<Count> {
  const report = Vitest.safeParse(await json(file));
  if (!report.success) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = report.data;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return atLeastOne({ passed: numPassedTests, failed: numFailedTests + unloaded.length }, exitCode);
}

/** What Playwright's JSON report counts; a story that passed only at a second try has failed. */
export async function playwrightCount(file: string, exitCode: number): Promise<Count> {
  const report = Playwright.safeParse(await json(file));
  if (!report.success) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.data.stats;
  return atLeastOne({ passed: expected, failed: unexpected + flaky }, exitCode);
}

/** A runner that fails without a failed test (an unhandled error, no test at all) has failed all the same. */
const atLeastOne = (count: Count, exitCode: number): Count =>
  exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

async function json(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
}
