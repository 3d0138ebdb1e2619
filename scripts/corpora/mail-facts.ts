import type pg from "pg";
import type { PartLengths } from "@/lib/html/message-parts";

/** What the help desk made of one mail, read from its database. */
export type Facts = {
  email: string;
  /** Empty when the mail named nobody: the address stands in then. */
  name: string;
  subject: string;
  format: "text" | "html";
  body: string;
  parts: PartLengths | null;
  messageId: string | null;
  /** SHA-256 of the raw mail that was kept. */
  rawSha256: string;
  attachments: { name: string; md5: string }[];
};

/** What the ledger says of a mail that became neither a ticket nor a reply. */
export type Aside = Pick<Facts, "email" | "subject" | "messageId" | "rawSha256"> & { aside: string };

/** By file; null for a mail that was refused, or from which nothing could be read. */
export type Read = Map<string, Facts | Aside | null>;

export const factsOf = (seen: Facts | Aside | null | undefined): Facts | null =>
  seen && !("aside" in seen) ? seen : null;

/** The facts of the mail that a message came in, without the words that stand in for what a mail lacks. */
export async function readFacts(pool: pg.Pool, messageId: number): Promise<Facts> {
  const { rows } = await pool.query<Facts>(
    `SELECT customer.email, CASE WHEN customer.name = customer.email THEN '' ELSE customer.name END AS name,
       CASE WHEN ticket.subject = '[No Subject]' THEN '' ELSE ticket.subject END AS subject, message.format,
       CASE WHEN message.body = '[No text]' THEN '' ELSE message.body END AS body, message.parts,
       mail.message_id AS "messageId", encode(raw.sha256, 'hex') AS "rawSha256",
       (SELECT coalesce(json_agg(json_build_object('name', attachment.name, 'md5', md5(file.content))), '[]')
        FROM attachment JOIN file ON file.id = attachment.file_id
        WHERE attachment.message_id = message.id) AS attachments
     FROM message
     JOIN ticket ON ticket.id = message.ticket_id
     JOIN customer ON customer.id = message.customer_id
     JOIN inbound_mail mail ON mail.thread_entry_id = message.id
     JOIN file raw ON raw.id = mail.file_id
     WHERE message.id = $1`,
    [messageId],
  );
  const [facts] = rows;
  if (!facts || rows.length > 1) throw new Error(`Message ${messageId} is made of ${rows.length} mails`);
  return facts;
}

/** One line of the ledger. */
export type Line = Aside & { messageOf: number | null; ticketId: number | null; outcome: string };

/** The ledger of a mailbox in the order in which its mails lay there; of the API's mails without one. */
export async function readLedger(pool: pg.Pool, mailboxId: number | null): Promise<Line[]> {
  const { rows } = await pool.query<Line>(
    `SELECT mail.outcome, coalesce(mail.reason, '') AS aside, mail.sender AS email, mail.subject,
       mail.message_id AS "messageId", encode(raw.sha256, 'hex') AS "rawSha256", mail.thread_entry_id AS "messageOf",
       mail.ticket_id AS "ticketId"
     FROM inbound_mail mail JOIN file raw ON raw.id = mail.file_id
     WHERE mail.mailbox_id IS NOT DISTINCT FROM $1::int ORDER BY mail.uid, mail.id`,
    [mailboxId],
  );
  return rows;
}

/** Takes everything that came in away again, so that the next mail finds an empty help desk. */
export async function forget(pool: pg.Pool): Promise<void> {
  await pool.query("DELETE FROM inbound_mail");
  await pool.query("DELETE FROM ticket");
  await pool.query("DELETE FROM customer");
}
