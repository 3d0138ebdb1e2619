import "server-only";
import type { Database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { toAppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { announce } from "@/lib/live/announce";
import { log } from "@/lib/logs/write";
import { SMTP_PORTS } from "@/lib/mail-servers/connection-words";
import { findOutgoing } from "@/lib/mail-servers/outgoing";
import { openTransport, smtpTarget } from "@/lib/mail-servers/transport";
import { jobKey } from "@/lib/outbox/job-key";
import type { Recipient } from "@/lib/outbox/recipients";
import { type Claimed, claim } from "./claim";
import { type Failure, readFailure, readRejections, rejectionsIn, TRIED_FOR_MS, waitAfter } from "./failure";
import { fault } from "./faults";
import { isOpen, writeMail } from "./write-mail";

/** All of one attempt; less than the lease, so that nobody takes over what is still being sent. */
const DEADLINE_MS = 5 * 60_000;

type Outcome = {
  /** What became of each recipient tried. */
  recipients: Recipient[];
  failure: Failure | null;
  response: string | null;
  /** Addresses that the server says do not exist. */
  unknown: { email: string; message: string }[];
};

/** Sends one mail of the outbox if it is due and nobody else does; what comes of it is written beside it. */
export async function sendMail(db: Database, id: number, signal?: AbortSignal): Promise<void> {
  const mail = await claim(db, id);
  if (!mail) return;
  fault("claimed");
  const outcome = await attempt(db, mail, signal).catch((thrown: unknown): Outcome => {
    const { message, code } = toAppError(thrown);
    if (code === "internal")
      void log(db, {
        level: "error",
        area: "mail",
        message: `A mail could not be sent: ${String(thrown)}`,
        details: { mail: id, stack: thrown instanceof Error ? (thrown.stack ?? "") : "" },
      });
    // What is wrong here may be mended here.
    return failed(mail, { message, temporary: true, unknownAddress: false });
  });
  await conclude(db, mail, outcome);
  fault("committed");
  if (mail.ticketId !== null) announce(db, { tickets: [mail.ticketId] });
}

async function attempt(db: Database, mail: Claimed, signal?: AbortSignal): Promise<Outcome> {
  const outgoing = await findOutgoing(db.pool, mail.mailboxId);
  if (!outgoing)
    return failed(mail, {
      message: "No outgoing mail is set up any more.",
      temporary: true,
      unknownAddress: false,
    });
  const written = await writeMail(db, mail, outgoing);
  if (!written)
    return failed(mail, { message: "What it carried is gone.", temporary: false, unknownAddress: false });
  const transport = openTransport(await smtpTarget(db, outgoing.server));
  fault("composed");
  const giveUp = AbortSignal.any([AbortSignal.timeout(DEADLINE_MS), ...(signal ? [signal] : [])]);
  const stop = () => transport.close();
  try {
    const info = await Promise.race([transport.sendMail(written), aborted(giveUp)]);
    fault("accepted");
    return settle(mail, readRejections(info.rejectedErrors ?? []), null, info.response);
  } catch (thrown) {
    const failure = readFailure(thrown, { ...outgoing.server, ports: SMTP_PORTS });
    return settle(mail, readRejections(rejectionsIn(thrown)), failure, null);
  } finally {
    stop();
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const fail = () => reject(new Error("The mail server took too long."));
    if (signal.aborted) fail();
    signal.addEventListener("abort", fail, { once: true });
  });

const failed = (mail: Claimed, failure: Failure): Outcome => settle(mail, new Map(), failure, null);

/** Writes beside each recipient what came of them; who is only deferred stays open. */
function settle(
  mail: Claimed,
  rejections: ReadonlyMap<string, Failure>,
  failure: Failure | null,
  response: string | null,
): Outcome {
  const sentAt = new Date().toISOString();
  const unknown: Outcome["unknown"] = [];
  let deferred: Failure | null = null;
  const recipients = mail.recipients.map((recipient): Recipient => {
    if (!isOpen(recipient)) return recipient;
    const why = rejections.get(recipient.email.toLowerCase()) ?? failure;
    if (!why) return { ...recipient, sentAt };
    if (why.unknownAddress) unknown.push({ email: recipient.email, message: why.message });
    if (!why.temporary) return { ...recipient, error: why.message };
    deferred = why;
    return recipient;
  });
  return { recipients, failure: deferred ?? failure ?? firstOf(rejections), response, unknown };
}

const firstOf = (rejections: ReadonlyMap<string, Failure>) => rejections.values().next().value ?? null;

/** Writes the outcome: sent, to be tried again, or failed. Only while it is still ours. */
async function conclude(db: Database, mail: Claimed, outcome: Outcome): Promise<void> {
  const { recipients, failure, response, unknown } = outcome;
  const open = recipients.some(isOpen);
  const inTime = Date.now() + waitAfter(mail.attempts) < mail.triedSince.getTime() + TRIED_FOR_MS;
  const again = open && inTime ? new Date(Date.now() + waitAfter(mail.attempts)) : null;
  const sent = recipients.some(({ sentAt }) => sentAt);
  const state = again ? "queued" : sent ? "sent" : "failed";
  await transaction(db.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE outbound_mail SET state = $2::"OutboundState", recipients = $3, last_error = $4,
         response = coalesce($5, response), sent_at = CASE WHEN $6 THEN coalesce(sent_at, now()) ELSE sent_at END,
         not_before = coalesce($7, not_before), claimed_at = NULL
       WHERE id = $1 AND state = 'sending' AND attempts = $8`,
      [
        mail.id,
        state,
        JSON.stringify(recipients),
        failure?.message.replaceAll("\0", "\uFFFD") ?? null,
        response?.replaceAll("\0", "\uFFFD").slice(0, 1000) ?? null,
        sent,
        again,
        mail.attempts,
      ],
    );
    if (rowCount === 0) return;
    if (again) await enqueue(client, "send-mail", { id: mail.id }, { runAt: again, key: jobKey(mail.id) });
    for (const { email, message } of unknown)
      await client.query(
        "INSERT INTO failing_address (email_key, reason) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [email.toLowerCase(), message],
      );
  });
  if (state === "failed")
    void log(db, {
      level: "warning",
      area: "mail",
      message: `A mail failed: ${failure?.message ?? "nobody took it"}`,
      details: { mail: mail.id, ...(mail.ticketId !== null && { ticket: mail.ticketId }) },
    });
}
