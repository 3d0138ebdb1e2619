import { CATCH_UP, type LiveNews } from "@/lib/live/news";
import { Connection, type End } from "./connection";

/** How this browser hears of changes; `waiting`: not at present. */
export type LiveState = "live" | "polling" | "waiting" | "signed-out";

export type FeedListener = {
  news(news: LiveNews): void;
  state(state: LiveState): void;
  /** How far the server's clock is ahead of this one. */
  clock(aheadMs: number): void;
};

const POLL_MS = 15_000;
const STREAM_AGAIN_MS = 5 * 60_000;
const LONGEST_REST_MS = 8_000;
const MOST_STUCK = 3;

/** Hears the news over one stream, or asks every 15 seconds where that can't live, until it is stopped. */
export class Feed {
  private stopped = false;
  private connection: Connection | null = null;
  private wake: () => void = () => undefined;
  private readonly begun = performance.now();
  /** Whether everything up to the last connection is known. */
  private current = false;
  private failures = 0;
  private stuck = 0;
  private pollUntil = 0;

  /** @param age how old the page is, to be told what it has missed; null: everything may be out of date */
  constructor(
    private readonly listener: FeedListener,
    private readonly age: number | null,
  ) {
    void this.run();
  }

  /** Tries again now instead of later. */
  retry(): void {
    this.connection?.closeIfSilent();
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    this.connection?.close();
    this.wake();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.connection = new Connection(this.path(), {
        ready: (serverTime) => this.ready(serverTime),
        news: (news) => this.stopped || this.listener.news(news),
      });
      const end = await this.connection.live();
      this.connection = null;
      if (!this.stopped) await this.rest(this.after(end));
    }
  }

  private path(): string {
    if (performance.now() < this.pollUntil) return "/desk/live?poll=1";
    if (this.age === null || this.current) return "/desk/live";
    return `/desk/live?age=${Math.round(this.age + performance.now() - this.begun)}`;
  }

  private ready(serverTime: number): void {
    if (this.stopped) return;
    this.failures = 0;
    if (Number.isFinite(serverTime)) this.listener.clock(serverTime - Date.now());
    this.listener.state("live");
    if (this.current || this.age === null) this.listener.news(CATCH_UP);
    this.current = true;
  }

  /** What to do after a connection has ended: answers how long to wait before the next. */
  private after(end: End): number {
    if (end === "signed-out") {
      this.listener.state("signed-out");
      return 4 * POLL_MS;
    }
    if (end === "poll") {
      this.failures = 0;
      this.listener.state("polling");
      this.listener.news(CATCH_UP);
      return POLL_MS;
    }
    this.failures = end === "bye" ? 0 : this.failures + 1;
    this.stuck = end === "stuck" ? this.stuck + 1 : 0;
    if (this.stuck >= MOST_STUCK) {
      this.stuck = 0;
      this.pollUntil = performance.now() + STREAM_AGAIN_MS;
      return 0;
    }
    if (end !== "bye") this.listener.state("waiting");
    // Longer and longer, and not everybody at once after a restart.
    return Math.min(1_000 * 2 ** this.failures, LONGEST_REST_MS) * (0.5 + Math.random() / 2);
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
