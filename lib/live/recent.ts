import { CATCH_UP, type LiveNews, mergeNews } from "./news";

const KEPT_MS = 60_000;
const MOST_KEPT = 1_000;
/** News go out a moment after the change, and clocks of a page and its loading are not exact. */
const SLACK_MS = 2_000;

/** The news of the last minute, for a page that was rendered before it began to listen. */
export class RecentNews {
  private kept: { at: number; news: LiveNews }[] = [];

  /** @param completeSince from when on nothing has been missed */
  constructor(private completeSince: number) {}

  add(news: LiveNews, now: number): void {
    this.kept.push({ at: now, news });
    const first = this.kept.findIndex(({ at }) => at >= now - KEPT_MS);
    const drop = Math.max(first, this.kept.length - MOST_KEPT);
    const [last] = this.kept.slice(0, drop).slice(-1);
    if (!last) return;
    this.completeSince = Math.max(this.completeSince, last.at + 1);
    this.kept = this.kept.slice(drop);
  }

  /** What somebody has missed whose page is `age` milliseconds old; null: nothing. */
  missed(age: number, now: number): LiveNews | null {
    const from = now - age - SLACK_MS;
    if (!(from >= this.completeSince)) return CATCH_UP;
    return mergeNews(this.kept.filter(({ at }) => at >= from).map(({ news }) => news));
  }
}
