import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { AFTER_FETCH } from "./after-fetch";
import { faultPoint } from "./fault-point";
import type { Leftover, OpenMailbox } from "./server";

/**
 * Does with stored mails on their server what the mailbox says. It is written down with each mail and crossed out
 * afterwards, so that a process which ends in between leaves it to the next; doing it twice does nothing.
 */
export async function finishLeftovers(db: Database, mailbox: Mailbox, open: OpenMailbox): Promise<void> {
  const { rows } = await db.pool.query<Leftover & { here: boolean }>(
    `SELECT id AS "ledgerId", uid::float8 AS uid, uidl, after_fetch AS action, uid_validity IS NOT DISTINCT FROM $2 AS here
     FROM inbound_mail WHERE mailbox_id = $1 AND after_fetch IS NOT NULL ORDER BY id`,
    [mailbox.id, open.uidValidity],
  );
  for (const action of AFTER_FETCH) {
    const mails = rows.filter((row) => row.here && row.action === action);
    if (mails.length === 0) continue;
    faultPoint("before-action");
    await open.finish(action, mails, mailbox.moveTo);
    faultPoint("after-action");
    // POP3 deletes at the end of the session only: crossed out once the mail is listed no more.
    if (open.uidValidity !== null) await crossOut(db, mails);
  }
  // Numbered anew by their server, or deleted there: nothing can be done with them any more.
  await crossOut(
    db,
    rows.filter((row) => !row.here),
  );
}

async function crossOut({ pool }: Database, mails: readonly Leftover[]): Promise<void> {
  if (mails.length === 0) return;
  await pool.query("UPDATE inbound_mail SET after_fetch = NULL WHERE id = ANY($1)", [
    mails.map(({ ledgerId }) => ledgerId),
  ]);
}
