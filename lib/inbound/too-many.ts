import "server-only";
import type { Database } from "@/lib/db/client";
import type { Settings } from "@/lib/settings/schema";

type Recent = { times: number[] };
const holder = globalThis as typeof globalThis & { deskussSenders?: WeakMap<Database, Map<string, Recent>> };

/** Whoever writes less often than that, seen from this process, is not looked up. */
const UNASKED = 5;
/** Senders remembered; who is forgotten is looked up later than he might be. */
const MOST_SENDERS = 20_000;

/**
 * Whether a sender has sent as many mails as one may within the time that the settings say: two help desks that answer
 * each other, or a program that has gone wrong.
 */
export async function isTooMany(
  db: Database,
  sender: string,
  { loopMails, loopMinutes }: Pick<Settings, "loopMails" | "loopMinutes">,
): Promise<boolean> {
  if (loopMails === 0) return false;
  const since = Date.now() - loopMinutes * 60_000;
  if (remember(db, sender, since) <= Math.min(UNASKED, loopMails)) return false;
  const { rows } = await db.pool.query<{ count: number }>({
    name: "count-recent-of-sender",
    text: `SELECT count(*)::int AS count FROM (
        SELECT FROM inbound_mail WHERE sender = $1 AND received_at > $2 AND outcome <> 'waiting' LIMIT $3
      ) AS recent`,
    values: [sender, new Date(since), loopMails],
  });
  return (rows[0]?.count ?? 0) >= loopMails;
}

/** How many mails of his this process has seen, this one included. */
function remember(db: Database, sender: string, since: number): number {
  holder.deskussSenders ??= new WeakMap();
  const senders = holder.deskussSenders.get(db) ?? new Map<string, Recent>();
  holder.deskussSenders.set(db, senders);
  const times = (senders.get(sender)?.times ?? []).filter((time) => time > since).slice(-UNASKED);
  times.push(Date.now());
  // Set anew, the map keeps its senders in the order of their last mail.
  senders.delete(sender);
  senders.set(sender, { times });
  const [oldest] = senders.keys();
  if (senders.size > MOST_SENDERS && oldest !== undefined) senders.delete(oldest);
  return times.length;
}
