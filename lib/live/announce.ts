import "server-only";
import type { Database } from "@/lib/db/client";
import { log } from "@/lib/logs/write";
import { onShutdown } from "@/lib/shutdown";

/** The channel of LISTEN and NOTIFY. */
export const CHANNEL = "deskuss_live";

/** What has changed: `tickets` their content or place, `presence` who has them open, `lists` queues and views. */
export type News = { tickets?: number[]; presence?: number[]; lists?: boolean };

/** Postgres takes 8,000 bytes a notification; an id and its comma are at most eleven. */
const MOST_IDS = 300;
const PAUSE_MS = 100;

type Waiting = { tickets: Set<number>; presence: Set<number>; lists: boolean; timer?: NodeJS.Timeout };

const holder = globalThis as typeof globalThis & { deskussNews?: WeakMap<Database, Waiting> };

/**
 * Tells every open page of every process that something has changed; call it after the commit. What comes within a
 * tenth of a second goes out together. Not part of the transaction: commits that notify wait for one another in Postgres,
 * and news that a crash swallows is caught up with by the pages themselves (docs/decisions/0012-live-updates.md).
 */
export function announce(db: Database, news: News): void {
  holder.deskussNews ??= new WeakMap();
  let waiting = holder.deskussNews.get(db);
  if (!waiting) {
    waiting = { tickets: new Set(), presence: new Set(), lists: false };
    holder.deskussNews.set(db, waiting);
    onShutdown(() => flushNews(db));
  }
  for (const id of news.tickets ?? []) waiting.tickets.add(id);
  for (const id of news.presence ?? []) waiting.presence.add(id);
  waiting.lists ||= news.lists ?? false;
  waiting.timer ??= setTimeout(() => void flushNews(db), PAUSE_MS).unref();
}

/** Sends what is waiting now. On a platform without a life after the answer, call it before the answer ends. */
export async function flushNews(db: Database): Promise<void> {
  const waiting = holder.deskussNews?.get(db);
  if (!waiting) return;
  clearTimeout(waiting.timer);
  const { tickets, presence, lists } = waiting;
  Object.assign(waiting, { tickets: new Set(), presence: new Set(), lists: false, timer: undefined });
  const payloads: string[] = [
    ...chunks(tickets).map((ids) => JSON.stringify({ tickets: ids })),
    ...chunks(presence).map((ids) => JSON.stringify({ presence: ids })),
    ...(lists ? [JSON.stringify({ lists })] : []),
  ];
  if (payloads.length === 0) return;
  try {
    await db.pool.query("SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload", [
      CHANNEL,
      payloads,
    ]);
  } catch (error) {
    void log(db, {
      level: "warning",
      area: "panel",
      message: `Open pages could not be told of a change: ${error instanceof Error ? error.message : String(error)}`,
      ip: null,
    });
  }
}

function chunks(ids: ReadonlySet<number>): number[][] {
  const all = [...ids];
  const parts = [];
  for (let start = 0; start < all.length; start += MOST_IDS) parts.push(all.slice(start, start + MOST_IDS));
  return parts;
}
