import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";
import { newBody, type PartLengths } from "@/lib/html/message-parts";
import { toPlainText, toPreview } from "@/lib/html/plain-text";
import { documentSql, documentTexts } from "@/lib/search/document";
import { claimMail, type IncomingMail, mailValues, type Source, sourceOf } from "./claim-mail";
import { findTaken, type Taken } from "./find-by-mail";
import type { Priority } from "./kinds";

export type Inserted = { ticketId: number; messageId: number };

export type TicketRow = {
  customer: { email: string; name: string; phone: string | null };
  subject: string;
  body: string;
  format: "text" | "html";
  parts: PartLengths;
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
  hasAttachments: boolean;
  /** The text search configuration that its words are indexed by. */
  searchLanguage: string;
  /** What becomes of it when its customer is blocked: staff may write for him, a program is refused, a mail kept apart. */
  blocked: "allow" | "refuse" | "spam";
};

/**
 * The product's hottest statement: customer, ticket, first message, event and the words to find it by in one round trip
 * and one commit. The customer is found or made without locking the row, so that a busy customer's tickets do not queue
 * on it.
 */
const insert = (source: Source | null) => `
WITH known AS (
  SELECT id, blocked_at IS NOT NULL AND $24 <> 'allow' AS blocked FROM customer WHERE email_key = $17
), fresh AS (
  INSERT INTO customer (email, email_key, name, phone, created_at)
  SELECT $1, $17, $2, $3, $15 WHERE NOT EXISTS (SELECT FROM known)
  ON CONFLICT (email_key) DO NOTHING RETURNING id
), author AS (
  SELECT id, blocked FROM known WHERE NOT (blocked AND $24 = 'refuse') UNION ALL SELECT id, FALSE FROM fresh
), phoned AS (
  UPDATE customer SET phone = $3
  WHERE id = (SELECT id FROM known WHERE NOT blocked) AND $3::text IS NOT NULL AND phone IS DISTINCT FROM $3
), ${source ? claimMail({ source, outcome: "ticket", ticketId: "nextval('ticket_id_seq')", from: "author", first: 28 }) : NEW_IDS}, created AS (
  INSERT INTO ticket (id, subject, priority, department_id, topic_id, sla_plan_id, due_at, source, ip, api_key_id,
    created_at, updated_at, customer_id, folder, last_message_id, preview, has_attachments, mailbox_id, unverified)
  SELECT slot.ticket_id, $4, $5::"Priority", $6, $7, $8, $9, $10, $11, $12, $15, $15, author.id,
    (CASE WHEN author.blocked THEN 'spam' ELSE 'inbox' END)::"Folder", slot.thread_entry_id, $18, $19,
    ${source ? "$26::int, $27::boolean" : "NULL, FALSE"}
  FROM author, slot RETURNING id, customer_id
), first AS (
  INSERT INTO message (id, ticket_id, kind, customer_id, format, body, created_at, parts)
  SELECT slot.thread_entry_id, created.id, 'customer', customer_id, $13::"BodyFormat", $14, $15, $25::jsonb FROM created, slot
  RETURNING id
), event AS (
  INSERT INTO ticket_event (ticket_id, at, type, api_key_id, staff_id, details)
  SELECT id, $15, 'created', $12::int, $16::int, jsonb_build_object('source', $10::text) FROM created
  UNION ALL
  SELECT created.id, $15, 'quarantined', NULL, NULL, '{"reason": "customer_blocked"}'::jsonb FROM created, author
  WHERE author.blocked
), document AS (
  INSERT INTO ticket_search (ticket_id, language, chars, document)
  SELECT id, $20, length($23), ${documentSql("$20::text", "$21", "$22", "$23")} FROM created
)
SELECT created.id AS "ticketId", first.id AS "messageId", FALSE AS refused FROM created, first
UNION ALL SELECT NULL, NULL, TRUE FROM known WHERE blocked AND $24 = 'refuse'`;

const NEW_IDS = `
slot AS (SELECT nextval('ticket_id_seq')::int AS ticket_id, nextval('message_id_seq')::int AS thread_entry_id FROM author)`;

const STATEMENTS = {
  plain: { name: "insert-ticket", text: insert(null) },
  raw: { name: "insert-ticket-by-mail", text: insert("raw") },
  stored: { name: "insert-ticket-by-stored-mail", text: insert("stored") },
};

/** Times that another process may make the very same customer at the very same moment before we give up. */
const TRIES = 5;

/**
 * Inserts a ticket with its customer, first message and event, and with the mail it came in when it came in one.
 * Commits by itself unless `client` is in a transaction.
 * @returns the ids, or what became of this mail, or of one with its Message-ID, before; nothing is inserted then
 * @throws AppError forbidden: the customer is blocked, and nothing is inserted
 */
export async function insertTicket(
  client: pg.Pool | pg.PoolClient,
  row: TicketRow,
  mail?: IncomingMail,
): Promise<Inserted | { taken: Taken }> {
  const plain = toPlainText(row.body, row.format);
  const { head, people, messages } = documentTexts(row.subject, row.customer, [plain]);
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
    toPreview(newBody(row), row.format),
    row.hasAttachments,
    row.searchLanguage,
    head,
    people,
    messages,
    row.blocked,
    JSON.stringify(row.parts),
    ...(mail ? [mail.mailboxId, mail.believed === false, ...mailValues(mail)] : []),
  ];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { rows } = await client.query<Inserted & { refused: boolean }>({
      ...STATEMENTS[mail ? sourceOf(mail) : "plain"],
      values,
    });
    if (rows[0]?.refused)
      throw new AppError(
        "forbidden",
        `The customer ${row.customer.email} is blocked; no ticket was created.`,
      );
    if (rows[0]) return { ticketId: rows[0].ticketId, messageId: rows[0].messageId };
    const taken = mail && (await findTaken(client, mail));
    if (taken) return { taken };
    // Else the customer was committed by another transaction after our snapshot; the next one sees it.
  }
  throw new Error(`Customer ${row.customer.email} could be neither found nor made in ${TRIES} tries`);
}
