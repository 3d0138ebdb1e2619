/** An end that a person can read: its message is printed as one line, without a stack, and the process exits 1. */
export class Stop extends Error {
  override name = "Stop";
}

/** Tells one line about what is going on. */
export type Say = (line: string) => void;

/** Prints a line for the person who watches. */
export const say: Say = (line) => {
  process.stdout.write(`${line}\n`);
};

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one long step and shows it with its elapsed seconds: counting on one line in a terminal, and as a first and
 * a last line (with a sign of life in between) where the output is a file.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const terminal = process.stdout.isTTY === true;
  const show = () => process.stdout.write(terminal ? `\r${title} … ${seconds(since)}` : `${title} …\n`);
  const again = () => (terminal ? show() : say(`${title} … ${seconds(since)}`));
  show();
  const timer = setInterval(again, terminal ? 200 : 10_000);
  try {
    const result = await work();
    process.stdout.write(`${terminal ? "\r" : ""}${title}: ${seconds(since)}\n`);
    return result;
  } catch (error) {
    if (terminal) process.stdout.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Runs a script's body; whatever stops it becomes one line on stderr and exit code 1. */
export async function main(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const stopped = error instanceof Stop;
    console.error(stopped ? error.message : error);
    process.exit(1);
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}

/** The code of a system or database error (`EACCES`, `28P01`), when it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
