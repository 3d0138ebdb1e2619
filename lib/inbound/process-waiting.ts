import "server-only";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { withLock } from "@/lib/db/with-lock";
import { isStopping } from "@/lib/shutdown";
import { people } from "./people";
import { processMail } from "./process";

const BATCH = 100;

/**
 * Processes the mails that wait, in the order in which they came: an answer finds the ticket of the mail before it. One
 * process at a time does so; another that is asked meanwhile does nothing.
 * @param until when to stop; what is left waits for the next call
 * @returns how many were looked at
 */
export async function processWaiting(db: Database, until: Date): Promise<number> {
  const round = { until, last: 0, count: 0 };
  do {
    const mine = await withLock(db, "deskuss:mail-process", async () => {
      await processSome(db, round);
      return true;
    });
    if (!mine) break;
    // Who was turned away a moment ago has brought a mail that this has not seen.
  } while (!isOver(round) && (await findWaiting(db, round.last)).length > 0);
  return round.count;
}

type Round = { until: Date; last: number; count: number };

async function processSome(db: Database, round: Round): Promise<void> {
  const context: Context = { actor: { type: "system", task: "mail-fetch" }, db, ip: null };
  // Mails wait for this round, so it may as well know what was changed a second ago.
  people.forget(db);
  while (!isOver(round)) {
    const ids = await findWaiting(db, round.last);
    for (const id of ids) {
      if (isOver(round)) return;
      await processMail(context, id);
      round.last = id;
      round.count++;
    }
    if (ids.length === 0) return;
  }
}

const isOver = ({ until }: Round) => new Date() >= until || isStopping();

async function findWaiting({ pool }: Database, after: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT id FROM inbound_mail WHERE outcome = 'waiting' AND id > $1 ORDER BY id LIMIT ${BATCH}`,
    [after],
  );
  return rows.map(({ id }) => id);
}
