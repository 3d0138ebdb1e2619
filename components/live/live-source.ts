import { type LiveNews, mergeNews } from "@/lib/live/news";
import { RecentNews } from "@/lib/live/recent";
import { Feed, type FeedListener, type LiveState } from "./feed";
import { SharedFeed } from "./shared-feed";

type Handler = (news: LiveNews) => void;

/** What the components of one page share: the news, while it is looked at, and how they come. */
export class LiveSource {
  private readonly handlers = new Set<Handler>();
  private readonly watchers = new Set<() => void>();
  private shared: SharedFeed | null = null;
  /** Without locks (a plain http address in a local network) each tab has its own, while it is looked at. */
  private own: Feed | null = null;
  private held: LiveNews | null = null;
  private fresh = true;
  private now: LiveState = "live";
  private ahead = 0;
  /** Complete since the page was asked for: a feed begins with what its page has missed. */
  private readonly recent = new RecentNews(Number.NEGATIVE_INFINITY);

  private readonly listener: FeedListener = {
    news: (news) => {
      this.recent.add(news, performance.now());
      this.held = mergeNews(this.held ? [this.held, news] : [news]);
      this.flush();
    },
    state: (state) => {
      this.now = state;
      for (const watcher of this.watchers) watcher();
    },
    clock: (ahead) => {
      this.ahead = ahead;
    },
  };

  start(): () => void {
    const over = new AbortController();
    const { signal } = over;
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    window.addEventListener("online", () => this.retry(), { signal });
    if ("locks" in navigator && "BroadcastChannel" in window) this.shared = new SharedFeed(this.listener);
    else this.look();
    return () => {
      over.abort();
      this.shared?.stop();
      this.own?.stop();
      this.shared = null;
      this.own = null;
    };
  }

  /** Has `handler` called with the news, as long as the page is looked at; what comes meanwhile comes then. */
  subscribe(handler: Handler): () => void {
    this.handlers.add(handler);
    return () => this.handlers.delete(handler);
  }

  /** What has happened since the server rendered something, by its own clock: pages are kept for Back and prefetched. */
  missedSince(renderedAt: number): LiveNews | null {
    return this.recent.missed(Date.now() + this.ahead - renderedAt, performance.now());
  }

  /** Tells this browser's tabs what happened here and concerns nobody else. */
  tellHere(news: Partial<LiveNews>): void {
    const told = mergeNews([news]);
    if (!told) return;
    if (this.shared) this.shared.tell(told);
    else this.listener.news(told);
  }

  state = (): LiveState => this.now;

  /** Whether the server answered when it was last asked, and still knows who is signed in. */
  isReachable(): boolean {
    return navigator.onLine && (this.now === "live" || this.now === "polling");
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  private retry(): void {
    this.shared?.retry();
    this.own?.retry();
  }

  private look(): void {
    if (!document.hidden) {
      if (!this.shared && !this.own) {
        this.own = new Feed(this.listener, this.fresh ? performance.now() : null);
        this.fresh = false;
      }
      this.retry();
      this.flush();
    } else if (this.own) {
      this.own.stop();
      this.own = null;
    }
  }

  private flush(): void {
    if (!this.held || document.hidden) return;
    const news = this.held;
    this.held = null;
    for (const handler of [...this.handlers]) handler(news);
  }
}
