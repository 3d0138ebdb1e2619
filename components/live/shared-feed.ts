import type { LiveNews } from "@/lib/live/news";
import { RecentNews } from "@/lib/live/recent";
import { Feed, type FeedListener, type LiveState } from "./feed";

const NAME = "deskuss-live";
/** A lock that nobody holds is had at once; one that is had later was another tab's. */
const AT_ONCE_MS = 1_000;

/** What the tabs of one browser tell one another. */
type Word =
  | { say: "news"; news: LiveNews }
  | { say: "state"; state: LiveState; ahead: number }
  /** A new tab, to the one that holds the stream. */
  | { say: "hello"; from: string; age: number }
  | { say: "missed"; to: string; news: LiveNews }
  | { say: "retry" };

/**
 * One stream for all tabs of a browser, which has six connections to a server over HTTP/1.1: the tab that gets the lock
 * holds it and tells the others; when it closes, the next takes over.
 */
export class SharedFeed {
  private readonly me = crypto.randomUUID();
  private readonly channel = new BroadcastChannel(NAME);
  private readonly over = new AbortController();
  private feed: Feed | null = null;
  private recent: RecentNews | null = null;
  private state: LiveState = "waiting";
  private ahead = 0;

  constructor(private readonly listener: FeedListener) {
    this.channel.onmessage = ({ data }: MessageEvent<Word>) => this.hear(data);
    const begun = performance.now();
    void navigator.locks
      .request(NAME, { signal: this.over.signal }, () => this.lead(performance.now() - begun < AT_ONCE_MS))
      .catch(() => undefined);
    this.say({ say: "hello", from: this.me, age: performance.now() });
  }

  /** Tells this tab and the others something that happened here. */
  tell(news: LiveNews): void {
    this.listener.news(news);
    this.say({ say: "news", news });
  }

  retry(): void {
    if (this.feed) this.feed.retry();
    else this.say({ say: "retry" });
  }

  stop(): void {
    this.over.abort();
    this.feed?.stop();
    this.channel.close();
  }

  /** Holds the lock until this tab is done. */
  private lead(first: boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.over.signal.aborted) return Promise.resolve();
    this.over.signal.addEventListener("abort", () => resolve());
    this.recent = new RecentNews(performance.now());
    this.feed = new Feed(
      {
        news: (news) => {
          this.recent?.add(news, performance.now());
          this.tell(news);
        },
        state: (state) => {
          this.listener.state(state);
          this.state = state;
          this.sayState();
        },
        clock: (ahead) => {
          this.listener.clock(ahead);
          this.ahead = ahead;
        },
      },
      first ? performance.now() : null,
    );
    return promise;
  }

  private hear(word: Word): void {
    if (word.say === "news") this.listener.news(word.news);
    else if (word.say === "state") this.hearState(word.state, word.ahead);
    else if (word.say === "missed" && word.to === this.me) this.listener.news(word.news);
    else if (word.say === "retry") this.feed?.retry();
    else if (word.say === "hello" && this.feed) this.welcome(word.from, word.age);
  }

  private welcome(to: string, age: number): void {
    this.sayState();
    const news = this.recent?.missed(age, performance.now());
    if (news) this.say({ say: "missed", to, news });
  }

  private sayState(): void {
    this.say({ say: "state", state: this.state, ahead: this.ahead });
  }

  private hearState(state: LiveState, ahead: number): void {
    this.listener.clock(ahead);
    this.listener.state(state);
  }

  private say(word: Word): void {
    // A tab that is closing may still hear from its stream.
    if (!this.over.signal.aborted) this.channel.postMessage(word);
  }
}
