import "server-only";
import type pg from "pg";

/**
 * Whether the same bytes came out of the same mailbox before its server numbered its mails anew: how a mail without a
 * Message-ID is known again. Two equal mails under one numbering are two.
 */
export async function isRenumbered(client: pg.Pool, ledgerId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM inbound_mail mail
     JOIN inbound_mail older ON older.file_id = mail.file_id AND older.mailbox_id = mail.mailbox_id AND older.id < mail.id
     WHERE mail.id = $1 AND older.uid_validity <> mail.uid_validity LIMIT 1`,
    [ledgerId],
  );
  return rowCount === 1;
}
