import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { faultPoint } from "@/lib/fault-point";
import { AFTER_FETCH } from "./after-fetch";
import type { Leftover, OpenMailbox } from "./server";

/**
 * Does with stored mails on their server what the mailbox says. It is written down with each mail and crossed out
 * afterwards, so that a process which ends in between leaves it to the next; doing it twice does nothing.
 * @returns what can't be done there, as when a folder is gone: it keeps no new mail from being fetched
 */
export async function finishLeftovers(
  db: Database,
  mailbox: Mailbox,
  open: OpenMailbox,
): Promise<Error | null> {
  const { rows } = await db.pool.query<Leftover & { here: boolean }>(
    `SELECT id AS "ledgerId", uid::float8 AS uid, uidl, after_fetch AS action, uid_validity IS NOT DISTINCT FROM $2 AS here
     FROM inbound_mail WHERE mailbox_id = $1 AND after_fetch IS NOT NULL ORDER BY id`,
    [mailbox.id, open.uidValidity],
  );
  const there = (row: Leftover & { here: boolean }) => row.here && open.mayHave(row);
  let trouble: Error | null = null;
  for (const action of AFTER_FETCH) {
    const mails = rows.filter((row) => there(row) && row.action === action);
    if (mails.length === 0) continue;
    faultPoint("fetch:finish");
    try {
      await open.finish(action, mails, mailbox.moveTo);
    } catch (error) {
      if (!open.usable()) throw error;
      trouble = error instanceof Error ? error : new Error(String(error));
      continue;
    }
    faultPoint("fetch:finished");
    // POP3 deletes at the end of the session: crossed out by the next one, which lists them no more.
    if (open.uidValidity !== null) await crossOut(db, mails);
  }
  // Numbered anew by their server, or gone from there: nothing is left to be done.
  await crossOut(
    db,
    rows.filter((row) => !there(row)),
  );
  return trouble;
}

async function crossOut({ pool }: Database, mails: readonly Leftover[]): Promise<void> {
  if (mails.length === 0) return;
  await pool.query("UPDATE inbound_mail SET after_fetch = NULL WHERE id = ANY($1)", [
    mails.map(({ ledgerId }) => ledgerId),
  ]);
}
