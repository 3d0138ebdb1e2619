import "server-only";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { withLock } from "@/lib/db/with-lock";
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
  const context: Context = { actor: { type: "system", task: "mail-fetch" }, db, ip: null };
  const done = await withLock(db, "deskuss:mail-process", async () => {
    // Mails wait for this round, so it may as well know what was changed a second ago.
    people.forget(db);
    let last = 0;
    let count = 0;
    while (new Date() < until) {
      const { rows } = await db.pool.query<{ id: number }>(
        `SELECT id FROM inbound_mail WHERE outcome = 'waiting' AND id > $1 ORDER BY id LIMIT ${BATCH}`,
        [last],
      );
      for (const { id } of rows) {
        if (new Date() >= until) break;
        await processMail(context, id);
        last = id;
        count++;
      }
      if (rows.length === 0) break;
    }
    return count;
  });
  return done ?? 0;
}
