import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import type { OpenMailbox, RemoteMail } from "./server";

export type NewMails = {
  fresh: RemoteMail[];
  /** That the server has numbered its mails anew, in words. */
  gone: string | null;
};

/**
 * What is behind the cursor, the oldest first. After a change of UIDVALIDITY that is everything; those that are in the
 * ledger already are known when they are processed. Whether a mail was read by somebody does not matter.
 */
export async function newMails(db: Database, mailbox: Mailbox, open: OpenMailbox): Promise<NewMails> {
  if (open.uidValidity === null)
    return { fresh: await unknownUidls(db, mailbox.id, await open.list(0)), gone: null };
  const same = mailbox.uidValidity === open.uidValidity;
  if (!same)
    await db.pool.query("UPDATE mailbox SET uid_validity = $2, last_uid = 0 WHERE id = $1", [
      mailbox.id,
      open.uidValidity,
    ]);
  return {
    fresh: await open.list(same ? Number(mailbox.lastUid) : 0),
    gone:
      same || mailbox.uidValidity === null
        ? null
        : `The server has numbered the mails of “${mailbox.folder}” anew; those known already are passed over.`,
  };
}

async function unknownUidls(
  { pool }: Database,
  mailboxId: number,
  listed: readonly RemoteMail[],
): Promise<RemoteMail[]> {
  const uidls = listed.map((mail) => ("uidl" in mail ? mail.uidl : ""));
  const { rows } = await pool.query<{ uidl: string }>(
    "SELECT uidl FROM inbound_mail WHERE mailbox_id = $1 AND uidl = ANY($2)",
    [mailboxId, uidls],
  );
  const known = new Set(rows.map(({ uidl }) => uidl));
  return listed.filter((mail) => "uidl" in mail && !known.has(mail.uidl));
}
