import "server-only";
import type { Database } from "@/lib/db/client";
import type { AfterFetch } from "@/lib/db/generated/enums";
import { transaction } from "@/lib/db/transaction";
import { findSender } from "@/lib/mail/address";
import { decodeHeaderValue } from "@/lib/mail/encoded-word";
import { firstHeader, oneLine, readHeaders } from "@/lib/mail/header";
import { fileValues } from "@/lib/tickets/claim-mail";
import { HEAD_BYTES, type RemoteMail } from "./server";

type Stored = {
  mailboxId: number;
  uidValidity: bigint | null;
  remote: RemoteMail;
  /** The whole mail, or the head of one that is not fetched. */
  bytes: Buffer;
  /** Why it is not processed; null: it waits to be. */
  quarantined: string | null;
  afterFetch: AfterFetch | null;
};

const KEEP_FILE = `INSERT INTO file (sha256, size, content) VALUES ($1, $2, $3)
  ON CONFLICT (sha256) DO UPDATE SET created_at = now() RETURNING id`;

/**
 * Stores a mail and moves the cursor behind it, in one commit: from then on it is ours. A mail that is there already is
 * left as it is.
 */
export async function storeMail({ pool }: Database, mail: Stored): Promise<void> {
  const { mailboxId, uidValidity, remote, bytes, quarantined, afterFetch } = mail;
  const uid = "uid" in remote ? remote.uid : null;
  const { sender, subject } = readHead(bytes);
  await transaction(pool, async (client) => {
    await client.query(
      `WITH raw AS (${KEEP_FILE})
       INSERT INTO inbound_mail (file_id, mailbox_id, uid_validity, uid, uidl, outcome, reason, processed_at, sender, subject,
         after_fetch)
       SELECT raw.id, $4::int, $5::bigint, $6::bigint, $7,
         (CASE WHEN $8::text IS NULL THEN 'waiting' ELSE 'quarantined' END)::"MailOutcome", $8,
         CASE WHEN $8::text IS NULL THEN NULL ELSE now() END, $9, $10, $11::"AfterFetch" FROM raw
       ON CONFLICT DO NOTHING`,
      [
        ...fileValues(bytes),
        mailboxId,
        uidValidity,
        uid,
        "uidl" in remote ? remote.uidl : null,
        quarantined,
        sender,
        subject,
        afterFetch,
      ],
    );
    if (uid !== null)
      await client.query(
        "UPDATE mailbox SET last_uid = greatest(last_uid, $3) WHERE id = $1 AND uid_validity = $2",
        [mailboxId, uidValidity, uid],
      );
  });
}

/**
 * Puts the whole of a mail in the place of its header, by which it waits to be processed.
 * @returns whether it did: somebody else may have dealt with it
 */
export async function storeWhole(
  { pool }: Database,
  ledgerId: number,
  { bytes, afterFetch }: Pick<Stored, "bytes" | "afterFetch">,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH raw AS (${KEEP_FILE})
     UPDATE inbound_mail SET file_id = raw.id, after_fetch = $5::"AfterFetch", outcome = 'waiting', reason = NULL,
       attempts = 0, processed_at = NULL
     FROM raw WHERE inbound_mail.id = $4 AND outcome = 'quarantined'`,
    [...fileValues(bytes), ledgerId, afterFetch],
  );
  return rowCount === 1;
}

/** Whom it is from and what about, as far as can be seen at a glance: a mail that can't be read is listed too. */
function readHead(bytes: Buffer): { sender: string; subject: string } {
  const lines = bytes.toString("latin1", 0, HEAD_BYTES).split(/\r\n?|\n/);
  const end = lines.indexOf("");
  const headers = readHeaders(end < 0 ? lines : lines.slice(0, end));
  const from = findSender(headers, []);
  const subject = decodeHeaderValue((firstHeader(headers, "subject") ?? "").slice(0, 4_000), []);
  return {
    sender: storable(from?.email.toLowerCase() ?? "").slice(0, 254),
    subject: storable(oneLine(subject)).slice(0, 500),
  };
}

const storable = (text: string) => text.replaceAll("\0", "").toWellFormed();
