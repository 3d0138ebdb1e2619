import type { Desk } from "./desk";

/** What the help desk made of one mail, read from its database. */
export type Facts = {
  email: string;
  /** Empty when the mail named nobody: the address stands in then. */
  name: string;
  subject: string;
  format: "text" | "html";
  body: string;
  messageId: string | null;
  /** SHA-256 of the raw mail that was kept. */
  rawSha256: string;
  attachments: { name: string; md5: string }[];
};

/** The facts of the mail that opened this ticket, without the words that stand in for what a mail lacks. */
export async function readFacts({ server }: Desk, ticketId: number): Promise<Facts> {
  const { rows } = await server.db.pool.query<Facts>(
    `SELECT customer.email, CASE WHEN customer.name = customer.email THEN '' ELSE customer.name END AS name,
       CASE WHEN ticket.subject = '[No Subject]' THEN '' ELSE ticket.subject END AS subject, message.format,
       CASE WHEN message.body = '[No text]' THEN '' ELSE message.body END AS body, mail.message_id AS "messageId",
       encode(raw.sha256, 'hex') AS "rawSha256",
       (SELECT coalesce(json_agg(json_build_object('name', attachment.name, 'md5', md5(file.content))), '[]')
        FROM attachment JOIN file ON file.id = attachment.file_id
        WHERE attachment.message_id = message.id) AS attachments
     FROM ticket
     JOIN customer ON customer.id = ticket.customer_id
     JOIN inbound_mail mail ON mail.ticket_id = ticket.id
     JOIN message ON message.id = mail.thread_entry_id
     JOIN file raw ON raw.id = mail.file_id
     WHERE ticket.id = $1`,
    [ticketId],
  );
  const [facts] = rows;
  if (!facts || rows.length > 1) throw new Error(`Ticket ${ticketId} is made of ${rows.length} mails`);
  return facts;
}

/** Takes a mail's ticket and customer away again, so that the next mail finds an empty help desk. */
export async function forget({ server }: Desk, ticketId: number): Promise<void> {
  await server.db.pool.query("DELETE FROM inbound_mail WHERE ticket_id = $1", [ticketId]);
  await server.db.pool.query("DELETE FROM ticket WHERE id = $1", [ticketId]);
  await server.db.pool.query(
    "DELETE FROM customer WHERE NOT EXISTS (SELECT FROM ticket WHERE ticket.customer_id = customer.id)",
  );
}
