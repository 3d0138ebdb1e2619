import "server-only";
import type { Database } from "@/lib/db/client";
import { subscribe } from "./listen";
import { CATCH_UP, type LiveNews, mergeNews } from "./news";

/** Who reads a stream. */
export type Reader = {
  /** Those of these tickets that they may see. */
  visible(ids: readonly number[]): Promise<readonly number[]>;
  /** Whether they are still signed in. */
  signedIn(): Promise<boolean>;
};

/** One piece of news in this time; the first goes out at once, and what comes meanwhile together. */
const BETWEEN_MS = 300;
const AT_ONCE_MS = 10;
const AWAY_MS = 2_000;
const BEAT_MS = 20_000;
/** Nothing is sent on the word of an older look at the session. */
const TRUST_MS = 5_000;
/** Then the page asks anew and looks at everything once: what a crash kept back is never missed for longer. */
const LONGEST_MS = 10 * 60_000;
const BUFFER_BYTES = 65_536;

/**
 * Server-sent events for one reader: `ready` with our clock once nothing is missed any more, `news`, and at the end perhaps `poll`
 * (this server can't stream), `signed-out` or `bye` (ask again). A reader that is slow gets less, not later.
 * @param age how long ago their page was rendered, to be told what it has missed; null: they look at everything anyway
 */
export function newsStream(db: Database, reader: Reader, age: number | null): ReadableStream<Uint8Array> {
  const stream = new NewsStream(db, reader, age);
  return new ReadableStream(
    {
      start: (controller) => stream.start(controller),
      pull: () => stream.drained(),
      cancel: () => stream.close(),
    },
    { highWaterMark: BUFFER_BYTES, size: (chunk) => chunk.byteLength },
  );
}

class NewsStream {
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private waiting: LiveNews | null = null;
  private timer: NodeJS.Timeout | undefined;
  private sending = false;
  private sentAt = 0;
  private ready = false;
  private checkedAt = Date.now();
  private readonly endings: (() => void)[] = [];

  constructor(
    private readonly db: Database,
    private readonly reader: Reader,
    private readonly age: number | null,
  ) {}

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.controller = controller;
    this.write("retry: 2000\n\n");
    const beat = setInterval(() => void this.beat(), BEAT_MS).unref();
    const end = setTimeout(() => this.end("bye"), LONGEST_MS).unref();
    this.endings.push(
      () => clearInterval(beat),
      () => clearTimeout(end),
      () => clearTimeout(this.timer),
    );
    const unsubscribe = subscribe(this.db, {
      listening: (missed) => this.begin(this.age === null ? null : missed(this.age)),
      deaf: () => this.end("poll"),
      heard: (news) => this.heard(news),
      stopping: () => this.end("bye"),
    });
    // It may have told us to end before it answered.
    if (this.controller) this.endings.push(unsubscribe);
    else unsubscribe();
  }

  /** There is room again for what had to wait. */
  drained(): void {
    if (this.waiting) this.soon();
  }

  close(): void {
    this.controller = null;
    for (const ending of this.endings.splice(0)) ending();
  }

  private begin(missed: LiveNews | null): void {
    const news = this.ready ? CATCH_UP : missed;
    if (!this.ready) this.write(event("ready", Date.now()));
    this.ready = true;
    if (news) this.heard(news);
  }

  private heard(news: LiveNews): void {
    this.waiting = mergeNews(this.waiting ? [this.waiting, news] : [news]);
    this.soon();
  }

  private soon(): void {
    const wait = Math.max(AT_ONCE_MS, this.sentAt + BETWEEN_MS - Date.now());
    this.timer ??= setTimeout(() => void this.send(), wait).unref();
  }

  private async send(): Promise<void> {
    this.timer = undefined;
    if (this.sending || !this.waiting || this.isFull()) return;
    this.sending = true;
    this.sentAt = Date.now();
    const news = this.waiting;
    this.waiting = null;
    try {
      if (Date.now() - this.checkedAt > TRUST_MS && !(await this.check())) return;
      const shown = await this.onlyVisible(news);
      if (shown) this.write(event("news", shown));
    } catch {
      // The database is away: what there was to tell is told when it is back.
      this.sentAt = Date.now() + AWAY_MS;
      this.heard(CATCH_UP);
    } finally {
      this.sending = false;
      if (this.waiting) this.soon();
    }
  }

  /** A ticket that has left the reader's sight is not named; that lists have changed is all they learn. */
  private async onlyVisible(news: LiveNews): Promise<LiveNews | null> {
    const visible = new Set(await this.reader.visible([...new Set([...news.tickets, ...news.presence])]));
    const tickets = news.tickets.filter((id) => visible.has(id));
    const presence = news.presence.filter((id) => visible.has(id));
    const lists = news.lists || tickets.length < news.tickets.length;
    return mergeNews([{ tickets, presence, lists, catchUp: news.catchUp }]);
  }

  private async beat(): Promise<void> {
    // Nobody has read for so long that the buffer is full: whoever that is asks again.
    if (this.isFull()) return this.end("bye");
    try {
      if (await this.check()) this.write(": still here\n\n");
    } catch {
      this.write(": still here\n\n");
    }
  }

  private async check(): Promise<boolean> {
    if (await this.reader.signedIn()) {
      this.checkedAt = Date.now();
      return true;
    }
    this.end("signed-out");
    return false;
  }

  private isFull(): boolean {
    return (this.controller?.desiredSize ?? 0) <= 0;
  }

  private end(last: string): void {
    this.write(event(last));
    this.controller?.close();
    this.close();
  }

  private write(text: string): void {
    this.controller?.enqueue(new TextEncoder().encode(text));
  }
}

const event = (name: string, data: object | number = {}) =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
