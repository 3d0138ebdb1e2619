import type pg from "pg";
import type { World } from "@/scripts/bench/rows";

const MAILBOXES = 3;
/** Of as many customers' messages as there are tickets, and as many replies, each came or went as a mail. */
const WRITTEN = (kind: "customer" | "reply") =>
  `SELECT id, ticket_id, created_at, row_number() OVER (ORDER BY id) AS n FROM message WHERE kind = '${kind}'
   AND id >= $2 ORDER BY id LIMIT $1`;

/**
 * Fills the ledger and the outbox with a row for each ticket: most as they are when all is well, one in fifty ignored, one in
 * two hundred quarantined, one in a hundred failed, a few waiting. Without their indexes, which the caller makes.
 */
export async function fillMail(pool: pg.Pool, { tickets, firstMessage }: World): Promise<void> {
  const client = await pool.connect();
  await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
  await client.query(
    `INSERT INTO mailbox (name, name_key, address, address_key, protocol, fetching, uid_validity, last_uid)
     SELECT 'Mailbox ' || n, 'mailbox ' || n, 'mailbox' || n || '@desk.example', 'mailbox' || n || '@desk.example', 'imap', FALSE,
       1, $1 FROM generate_series(1, ${MAILBOXES}) n`,
    [tickets],
  );
  const files = await client.query<{ before: number }>("SELECT max(id) AS before FROM file");
  await client.query(
    `INSERT INTO file (id, sha256, size, content)
     SELECT $2::int + n, sha256(('mail ' || n)::bytea), 2000, ('mail ' || n)::bytea FROM generate_series(1, $1::int) n`,
    [tickets, files.rows[0]?.before ?? 0],
  );
  await client.query(
    `INSERT INTO inbound_mail (mailbox_id, uid_validity, uid, outcome, reason, sender, subject, believed, attempts, processed_at,
       message_id_hash, message_id, ticket_id, thread_entry_id, file_id, received_at)
     SELECT box.id, CASE WHEN box.id IS NOT NULL THEN 1 END, CASE WHEN box.id IS NOT NULL THEN n END,
       state.outcome::"MailOutcome", CASE state.outcome WHEN 'ignored' THEN 'duplicate' WHEN 'quarantined' THEN 'no-sender' END,
       'customer' || n % 300000 || '@mail' || n % 400 || '.example', 'Question ' || n, TRUE, 1, written.created_at,
       sha256(('id-' || n)::bytea), 'id-' || n || '@mail.example',
       CASE WHEN state.outcome IN ('ticket', 'reply') THEN ticket_id END,
       CASE WHEN state.outcome IN ('ticket', 'reply') THEN written.id END, $3::int + n, written.created_at
     FROM (${WRITTEN("customer")}) written
     CROSS JOIN LATERAL (SELECT CASE WHEN n % 50 = 0 THEN 'ignored' WHEN n % 200 = 1 THEN 'quarantined'
       WHEN n % 3 = 0 THEN 'reply' ELSE 'ticket' END AS outcome) state
     LEFT JOIN mailbox box ON box.name = 'Mailbox ' || n % ${MAILBOXES + 1}`,
    [tickets, firstMessage, files.rows[0]?.before ?? 0],
  );
  await client.query(
    `INSERT INTO outbound_mail (kind, state, ticket_id, thread_entry_id, mailbox_id, to_key, recipients, subject, message_id,
       attempts, created_at, not_before, tried_since, sent_at, last_error)
     SELECT 'reply', CASE WHEN n % 100 = 0 THEN 'failed' WHEN n % 50000 = 1 THEN 'queued' ELSE 'sent' END::"OutboundState",
       ticket_id, id, (SELECT min(id) FROM mailbox), person.email, jsonb_build_array(jsonb_build_object('email', person.email,
       'name', 'Jane')), 'Re: Question [#' || ticket_id || ']', '<out-' || n || '@desk.example>', 1, created_at,
       CASE WHEN n % 50000 = 1 THEN now() + interval '1 day' ELSE created_at END, created_at, created_at,
       CASE WHEN n % 100 = 0 THEN '550 5.1.1 no such user' END
     FROM (${WRITTEN("reply")}) written
     CROSS JOIN LATERAL (SELECT 'customer' || n % 300000 || '@mail' || n % 400 || '.example' AS email) person`,
    [tickets, firstMessage],
  );
  await client.query(
    `SELECT setval('file_id_seq', (SELECT max(id) FROM file)), setval('inbound_mail_id_seq', (SELECT max(id) FROM inbound_mail)),
       setval('outbound_mail_id_seq', (SELECT max(id) FROM outbound_mail))`,
  );
  await client.query("RESET session_replication_role; RESET synchronous_commit");
  client.release();
}
