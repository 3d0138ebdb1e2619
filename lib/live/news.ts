/** What an open page is told: `tickets` their content or place, `presence` who has them open, `lists` queues and views. */
export type LiveNews = {
  tickets: number[];
  presence: number[];
  lists: boolean;
  /** News may have been missed: anything on the page can be out of date. */
  catchUp: boolean;
};

/** Longer lists become `catchUp`: a page that must look at a thousand tickets looks at everything faster. */
const MOST_IDS = 1_000;

export const CATCH_UP: LiveNews = { tickets: [], presence: [], lists: true, catchUp: true };

/** Several pieces of news as one; null when they say nothing. */
export function mergeNews(pieces: readonly Partial<LiveNews>[]): LiveNews | null {
  const tickets = new Set(pieces.flatMap((news) => news.tickets ?? []));
  const presence = new Set(pieces.flatMap((news) => news.presence ?? []));
  const lists = pieces.some((news) => news.lists);
  if (pieces.some((news) => news.catchUp) || tickets.size + presence.size > MOST_IDS) return CATCH_UP;
  if (tickets.size + presence.size === 0 && !lists) return null;
  return { tickets: [...tickets], presence: [...presence], lists, catchUp: false };
}
