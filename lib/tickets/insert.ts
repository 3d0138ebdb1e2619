import "server-only";
import type pg from "pg";
import { claimMail, type IncomingMail, mailValues } from "./claim-mail";
import { findByMessageIds, type KnownTicket } from "./find-by-mail";
import type { Priority } from "./schema";

export type Inserted = { ticketId: number; messageId: number };

export type TicketRow = {
  customer: { email: string; name: string; phone: string | null };
  subject: string;
  body: string;
  format: "text" | "html";
  priority: Priority;
  departmentId: number;
  topicId: number | null;
  slaPlanId: number | null;
  dueAt: Date | null;
  source: string;
  ip: string | null;
  apiKeyId: number | null;
  staffId: number | null;
  createdAt: Date;
};

/**
 * The product's hottest statement: customer, ticket, first message and event in one round trip and one commit.
 * The customer is found or made without locking the row, so that a busy customer's tickets do not queue on it.
 */
const insert = (byMail: boolean) => `
WITH known AS (
  SELECT id FROM customer WHERE email_key = $17
), fresh AS (
  INSERT INTO customer (email, email_key, name, phone, created_at)
  SELECT $1, $17, $2, $3, $15 WHERE NOT EXISTS (SELECT FROM known)
  ON CONFLICT (email_key) DO NOTHING RETURNING id
), author AS (
  SELECT id FROM known UNION ALL SELECT id FROM fresh
), phoned AS (
  UPDATE customer SET phone = $3 WHERE id = (SELECT id FROM known) AND $3::text IS NOT NULL AND phone IS DISTINCT FROM $3
), ${byMail ? claimMail("nextval('ticket_id_seq')", "author", 18) : NEW_IDS}, created AS (
  INSERT INTO ticket (id, subject, priority, department_id, topic_id, sla_plan_id, due_at, source, ip, api_key_id,
    created_at, updated_at, customer_id)
  SELECT slot.ticket_id, $4, $5::"Priority", $6, $7, $8, $9, $10, $11, $12, $15, $15, author.id FROM author, slot
  RETURNING id, customer_id
), first AS (
  INSERT INTO message (id, ticket_id, kind, customer_id, format, body, created_at)
  SELECT slot.thread_entry_id, created.id, 'customer', customer_id, $13::"BodyFormat", $14, $15 FROM created, slot
  RETURNING id
), event AS (
  INSERT INTO ticket_event (ticket_id, at, type, api_key_id, staff_id, details)
  SELECT id, $15, 'created', $12, $16, jsonb_build_object('source', $10::text) FROM created
)
SELECT created.id AS "ticketId", first.id AS "messageId" FROM created, first`;

const NEW_IDS = `
slot AS (SELECT nextval('ticket_id_seq')::int AS ticket_id, nextval('message_id_seq')::int AS thread_entry_id FROM author)`;

const STATEMENTS = {
  plain: { name: "insert-ticket", text: insert(false) },
  mail: { name: "insert-ticket-by-mail", text: insert(true) },
};

/** Times that another process may make the very same customer at the very same moment before we give up. */
const TRIES = 5;

/**
 * Inserts a ticket with its customer, first message and event, and with the mail it came in when it came in one.
 * Commits by itself unless `client` is in a transaction.
 * @returns the ids, or the ticket that a mail with this Message-ID has made already, and then nothing is inserted
 */
export async function insertTicket(
  client: pg.Pool | pg.PoolClient,
  row: TicketRow,
  mail?: IncomingMail,
): Promise<Inserted | { known: KnownTicket }> {
  const values = [
    row.customer.email,
    row.customer.name,
    row.customer.phone,
    row.subject,
    row.priority,
    row.departmentId,
    row.topicId,
    row.slaPlanId,
    row.dueAt,
    row.source,
    row.ip,
    row.apiKeyId,
    row.format,
    row.body,
    row.createdAt,
    row.staffId,
    row.customer.email.toLowerCase(),
    ...(mail ? mailValues(mail) : []),
  ];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { rows } = await client.query<Inserted>({ ...STATEMENTS[mail ? "mail" : "plain"], values });
    if (rows[0]) return rows[0];
    const known = mail?.messageId ? await findByMessageIds(client, [mail.messageId]) : undefined;
    if (known) return { known };
    // Else the customer was committed by another transaction after our snapshot; the next one sees it.
  }
  throw new Error(`Customer ${row.customer.email} could be neither found nor made in ${TRIES} tries`);
}
