import "server-only";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { faultPoint } from "@/lib/fault-point";
import { log } from "@/lib/logs/write";
import { tokenKeys } from "@/lib/mail-keys/keys";
import type { IncomingMail } from "@/lib/tickets/claim-mail";
import { carryOut, type Incoming } from "./carry-out";
import { findCopy } from "./copies";
import { decide } from "./decide";
import { readFacts } from "./facts";
import { findMailboxRoute } from "./mailbox";
import { type ReasonKey, reason } from "./reasons";
import { settle } from "./settle";

/** A mail that ends its process, or meets a fault of ours, is put aside after so many tries. */
const MOST_ATTEMPTS = 5;
/** Two copies of one mail at one moment: the second sees the first at its second try. */
const TRIES = 3;

type Row = {
  attempts: number;
  mailboxId: number | null;
  messageId: string | null;
  sender: string;
  subject: string;
};

/**
 * Makes of a mail in the ledger what the rules say, once: a mail that is not waiting (any more) is left alone. A fault
 * leaves it waiting for the next round, a bounded number of times.
 * @param released somebody has looked at it: it becomes a ticket whatever else the rules say
 */
export async function processMail(context: Context, ledgerId: number, released = false): Promise<void> {
  const { pool } = context.db;
  // Counted before anything is read, so that a mail which ends this process is counted too.
  const { rows } = await pool.query<Row>(
    `UPDATE inbound_mail SET attempts = attempts + 1 WHERE id = $1 AND outcome = 'waiting'
     RETURNING attempts, mailbox_id AS "mailboxId", message_id AS "messageId", sender, subject`,
    [ledgerId],
  );
  const row = rows[0];
  if (!row) return;
  faultPoint("fetch:claimed");
  const asKnown: IncomingMail = { ...row, source: { ledgerId }, believed: null };
  const putAside = (key: ReasonKey, details: string) =>
    settle(
      pool,
      { ...asKnown, messageId: null },
      {
        outcome: "quarantined",
        reason: reason(key, details.slice(0, 1_000)),
        ticketId: null,
      },
    );
  if (row.attempts > MOST_ATTEMPTS) {
    await putAside("failed", "its processing was broken off each time");
    return;
  }
  try {
    await attempt(context, ledgerId, row.mailboxId, released);
  } catch (error) {
    if (error instanceof AppError && error.code !== "internal") {
      await putAside(error.code === "malformed" ? "unreadable" : "refused", error.message);
      return;
    }
    await noteFault(context.db, ledgerId, error);
    if (row.attempts === MOST_ATTEMPTS) await putAside("failed", String(error));
  }
}

async function attempt(
  context: Context,
  ledgerId: number,
  mailboxId: number | null,
  released: boolean,
): Promise<void> {
  const { db } = context;
  const raw = await readRaw(db, ledgerId);
  const mailbox = mailboxId === null ? null : await findMailboxRoute(db, mailboxId);
  const keys = tokenKeys();
  const facts = readFacts(raw, mailbox?.authservId ?? null, keys);
  for (let tried = 1; ; tried++) {
    const known = await findCopy(db.pool, ledgerId, facts);
    const incoming: Incoming = { facts, mailbox, source: { ledgerId }, copy: known !== null };
    const decision = await decide({ db, facts, keys, known, released });
    faultPoint("fetch:decided");
    try {
      await carryOut(context, incoming, decision);
      faultPoint("fetch:carried");
      return;
    } catch (error) {
      if (!isUniqueViolation(error) || tried === TRIES) throw error;
    }
  }
}

async function readRaw({ pool }: Database, ledgerId: number): Promise<Uint8Array> {
  const { rows } = await pool.query<{ content: Buffer }>(
    "SELECT file.content FROM inbound_mail mail JOIN file ON file.id = mail.file_id WHERE mail.id = $1",
    [ledgerId],
  );
  if (!rows[0]) throw new Error(`Mail ${ledgerId} is gone from the ledger`);
  return rows[0].content;
}

const isUniqueViolation = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && error.code === "23505";

const noteFault = (db: Database, ledgerId: number, error: unknown) =>
  log(db, {
    level: "error",
    area: "mail",
    message: `Mail ${ledgerId} could not be processed: ${error instanceof Error ? error.message : String(error)}`,
    details: { mail: ledgerId, stack: error instanceof Error ? (error.stack ?? "") : "" },
  });
