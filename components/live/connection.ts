import { CATCH_UP, type LiveNews, mergeNews } from "@/lib/live/news";
import { readEvents } from "./event-stream";

/**
 * How a connection ended. `lost`: there was no answer, or a refusal. `stuck`: the server answers and streams don't come
 * through. `bye`: it lived; ask again. `poll` and `signed-out` are the server's own words.
 */
export type End = "lost" | "stuck" | "bye" | "poll" | "signed-out";

type On = { ready(serverTime: number): void; news(news: LiveNews): void };

const OPEN_MS = 10_000;
/** The server gives a sign of life every 20 seconds. */
const SILENT_MS = 50_000;

/** One connection to the stream of news. */
export class Connection {
  private readonly gone = new AbortController();
  private openedAt: number | null = null;
  private heardAt = Date.now();

  constructor(
    private readonly path: string,
    private readonly on: On,
  ) {}

  close(): void {
    this.gone.abort();
  }

  /** After sleep a dead line looks like a silent one. */
  closeIfSilent(): void {
    if (Date.now() - this.heardAt > SILENT_MS / 2) this.close();
  }

  /** Lives until it ends. */
  async live(): Promise<End> {
    const watch = setInterval(() => {
      const limit = this.openedAt === null ? OPEN_MS : SILENT_MS;
      if (Date.now() - this.heardAt > limit) this.close();
    }, 1_000);
    let answered = false;
    try {
      const response = await fetch(this.path, {
        cache: "no-store",
        headers: { accept: "text/event-stream" },
        signal: this.gone.signal,
      });
      if (response.status === 401) return "signed-out";
      if (!response.ok || !response.body) return "lost";
      answered = true;
      return (await this.read(response.body)) ?? this.broken(answered);
    } catch {
      return this.broken(answered || this.gone.signal.aborted);
    } finally {
      clearInterval(watch);
      this.close();
    }
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<End | null> {
    for await (const event of readEvents(body)) {
      this.heardAt = Date.now();
      switch (event?.event) {
        case "ready":
          this.openedAt = Date.now();
          this.on.ready(Number(event.data));
          break;
        case "news":
          this.on.news(parse(event.data));
          break;
        case "poll":
        case "signed-out":
        case "bye":
          return event.event;
      }
    }
    return null;
  }

  /** A stream that is cut each time as soon as it begins is as good as none. */
  private broken(answered: boolean): End {
    if (this.openedAt !== null && Date.now() - this.openedAt > OPEN_MS) return "bye";
    return answered ? "stuck" : "lost";
  }
}

function parse(data: string): LiveNews {
  try {
    return mergeNews([JSON.parse(data)]) ?? CATCH_UP;
  } catch {
    return CATCH_UP;
  }
}
