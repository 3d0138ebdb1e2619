import type { Say } from "@/scripts/say";

/** More failures than this in one set are only counted: a broken server fails everything. */
const SHOWN = 20;

/** Counts what passed and failed, set by set, and tells the failures. */
export class Checks {
  passed = 0;
  failed = 0;
  private set = { title: "", passed: 0, failed: 0, since: 0 };

  constructor(
    private readonly tell: Say,
    /** Whether to tell every value that differs from the expected one. */
    private readonly tellMisses: boolean,
  ) {}

  /** Runs one set of checks; when it breaks off, that is one failure and the next set goes on. */
  async run(title: string, work: () => Promise<void>): Promise<void> {
    this.set = { title, passed: 0, failed: 0, since: performance.now() };
    await work().catch((error: unknown) =>
      this.fail("the set", error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    const { passed, failed, since } = this.set;
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    this.tell(`${title}: ${passed} passed, ${failed} failed, ${seconds} s`);
  }

  /** One check; `fault` says what is wrong, null or undefined that nothing is. */
  check(name: string, fault: string | null | undefined): void {
    if (fault) this.fail(name, fault);
    else {
      this.passed++;
      this.set.passed++;
    }
  }

  /** Compares many values with expected ones of which some are known to be wrong: at least `least` must agree. */
  score(name: string, least: number): Score {
    return new Score(name, least, this.tellMisses ? this.tell : () => undefined);
  }

  /** One check for a score: a regression has fewer hits. */
  settle(score: Score): void {
    const { name, hits, of, least } = score;
    this.tell(`  ${name}: ${hits} of ${of}`);
    this.check(name, hits < least ? `${hits} of ${of} hits, expected at least ${least}` : null);
  }

  note(line: string): void {
    this.tell(`  ${line}`);
  }

  private fail(name: string, fault: string): void {
    this.failed++;
    this.set.failed++;
    if (this.set.failed <= SHOWN) this.tell(`  FAILED ${name}: ${fault.slice(0, 1000)}`);
    if (this.set.failed === SHOWN) this.tell("  … further failures of this set are only counted");
  }
}

export class Score {
  hits = 0;
  of = 0;

  constructor(
    readonly name: string,
    readonly least: number,
    private readonly tellMiss: Say,
  ) {}

  hit(file: string, got: unknown, want: unknown): void {
    this.of++;
    if (got === want) this.hits++;
    else this.tellMiss(`    ${this.name} ${file}: got ${show(got)}, expected ${show(want)}`);
  }
}

const show = (value: unknown) => JSON.stringify(value)?.slice(0, 300);
