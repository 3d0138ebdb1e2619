import "server-only";
import { createHash } from "node:crypto";

/** The mail that an entry of a thread comes in, and what the ledger says of it. */
export type IncomingMail = {
  messageId: string | null;
  /** Its bytes, when it has no row in the ledger yet; else that row's id. */
  source: { raw: Uint8Array } | { ledgerId: number };
  sender: string;
  subject: string;
  /** Whether a trusted receiver vouches for the sender; null: nobody was asked. */
  believed: boolean | null;
  mailboxId: number | null;
};

export type Source = "raw" | "stored";
export const sourceOf = ({ source }: IncomingMail): Source => ("raw" in source ? "raw" : "stored");

/** What a Message-ID is recognised by: it may be longer than an index takes. */
export const hashMessageId = (messageId: string): Buffer => createHash("sha256").update(messageId).digest();

type Claim = {
  source: Source;
  outcome: "ticket" | "reply";
  /** SQL for the ticket's id; evaluated once. */
  ticketId: string;
  /** The FROM items that `ticketId` needs. */
  from: string;
  /** The number of the first of the parameters, which `mailValues` gives. */
  first: number;
};

/**
 * The part of a statement that writes the mail into the ledger and claims its Message-ID for the entry that the rest of
 * the statement then makes under the ids of `slot`. A second copy of the mail waits here for the first one's commit and
 * then gets no slot, so that its statement makes nothing. A mail that is in the ledger already has to be waiting there;
 * a copy of one that is not raises a unique violation.
 */
export function claimMail({ source, outcome, ticketId, from, first }: Claim): string {
  const value = (at: number) => `$${first + at}`;
  const facts = [0, 1, 2, 3].map(value);
  if (source === "stored")
    return `
slot AS (
  UPDATE inbound_mail SET outcome = '${outcome}', processed_at = now(), reason = NULL, message_id_hash = ${facts[0]},
    message_id = ${facts[1]}, sender = ${facts[2]}, subject = ${facts[3]}, believed = ${value(4)},
    ticket_id = ${ticketId}, thread_entry_id = nextval('message_id_seq')
  FROM ${from} WHERE inbound_mail.id = ${value(5)} AND inbound_mail.outcome = 'waiting'
  RETURNING inbound_mail.ticket_id, inbound_mail.thread_entry_id
)`;
  return `
raw AS (
  INSERT INTO file (sha256, size, content) VALUES (${value(5)}, ${value(6)}, ${value(7)})
  ON CONFLICT (sha256) DO UPDATE SET created_at = now() RETURNING id
), slot AS (
  INSERT INTO inbound_mail (outcome, processed_at, message_id_hash, message_id, sender, subject, believed, ticket_id,
    thread_entry_id, file_id)
  SELECT '${outcome}', now(), ${facts.join(", ")}, ${value(4)}::boolean, ${ticketId}, nextval('message_id_seq'), raw.id
  FROM raw, ${from}
  ON CONFLICT (message_id_hash) DO NOTHING RETURNING ticket_id, thread_entry_id
)`;
}

/** The parameters of `claimMail`. */
export function mailValues({ messageId, source, sender, subject, believed }: IncomingMail): unknown[] {
  const facts = [messageId === null ? null : hashMessageId(messageId), messageId, sender, subject, believed];
  return "raw" in source ? [...facts, ...fileValues(source.raw)] : [...facts, source.ledgerId];
}

/** Hash, size and content, as a file is stored by. */
export const fileValues = (raw: Uint8Array): [Buffer, number, Buffer] => [
  createHash("sha256").update(raw).digest(),
  raw.byteLength,
  Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
];
