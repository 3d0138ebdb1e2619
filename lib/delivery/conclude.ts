import "server-only";
import { setTimeout } from "node:timers/promises";
import type { Database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { log } from "@/lib/logs/write";
import { jobKey } from "@/lib/outbox/job-key";
import type { Claimed } from "./claim";
import { TRIED_FOR_MS, waitAfter } from "./failure";
import { isOpen, type Outcome } from "./outcome";

/** Two minutes together: with an attempt's five they stay below the lease. */
const WAITS_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/**
 * Writes the outcome of an attempt: sent, to be tried again, or failed. Nobody else knows it, and what is not written is
 * sent once more; so a database that is away for a moment is asked again.
 * @param stopping the process ends soon: no more waiting
 */
export async function conclude(
  db: Database,
  mail: Claimed,
  outcome: Outcome,
  stopping?: AbortSignal,
): Promise<void> {
  for (const wait of [...WAITS_MS, null])
    try {
      await write(db, mail, outcome);
      return;
    } catch (error) {
      if (wait === null || stopping?.aborted) throw error;
      await setTimeout(wait, undefined, { ...(stopping && { signal: stopping }) }).catch(() => undefined);
    }
}

/** Only while the mail is still ours. */
async function write(db: Database, mail: Claimed, outcome: Outcome): Promise<void> {
  const { recipients, failure, response, unknown, interrupted = false } = outcome;
  const now = Date.now();
  const wait = interrupted ? 0 : waitAfter(mail.attempts);
  const inTime = now + wait < mail.triedSince.getTime() + TRIED_FOR_MS;
  const again = recipients.some(isOpen) && inTime ? new Date(now + wait) : null;
  const sent = recipients.some(({ sentAt }) => sentAt);
  const state = again ? "queued" : sent ? "sent" : "failed";
  const ours = await transaction(db.pool, async (client) => {
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
    if (rowCount === 0) return false;
    if (again) await enqueue(client, "send-mail", { id: mail.id }, { runAt: again, key: jobKey(mail.id) });
    for (const { email, message } of unknown)
      await client.query(
        "INSERT INTO failing_address (email_key, reason) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [email.toLowerCase(), message],
      );
    return true;
  });
  if (ours && state === "failed")
    void log(db, {
      level: "warning",
      area: "mail",
      message: `A mail failed: ${failure?.message ?? "nobody took it"}`,
      details: { mail: mail.id, ...(mail.ticketId !== null && { ticket: mail.ticketId }) },
    });
}
