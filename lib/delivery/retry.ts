import "server-only";
import { z } from "zod";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/id-schema";
import { enqueue } from "@/lib/jobs/enqueue";
import { announce } from "@/lib/live/announce";
import { jobKey } from "@/lib/outbox/job-key";
import { findHindrances, HINDRANCE_WORDS, type Recipient } from "@/lib/outbox/recipients";
import { visibleSql } from "@/lib/tickets/visibility";
import { validate } from "@/lib/validate";

const Retry = z.object({ id });

type Row = {
  ticketId: number | null;
  state: string;
  recipients: Recipient[];
  bounced: boolean;
  held: boolean;
};

/**
 * Sends a mail again that failed, came back or waits for its next attempt: to those who have not got it, for two days
 * from now. Somebody's explicit wish, so an address that failed before is given another chance.
 * @throws AppError forbidden, not_found, conflict (nothing to try, or nobody to send it to)
 */
export async function retryMail(context: Context, input: unknown): Promise<{ id: number }> {
  requireStaff(context);
  const { id } = validate(Retry, input);
  const ticketId = await transaction(context.db.pool, async (client) => {
    const { rows } = await client.query<Row>(
      `SELECT mail.ticket_id AS "ticketId", mail.state, mail.recipients, mail.bounced_at IS NOT NULL AS bounced,
         mail.attempts = 0 AND mail.not_before > now() AS held
       FROM outbound_mail mail
       WHERE mail.id = $1 AND (mail.ticket_id IS NULL
         OR EXISTS (SELECT FROM ticket WHERE ticket.id = mail.ticket_id AND ${visibleSql(context)}))
       FOR UPDATE OF mail`,
      [id],
    );
    const mail = rows[0];
    if (!mail) throw new AppError("not_found", "This mail does not exist any more.");
    if (mail.state === "sending") throw new AppError("conflict", "It is being sent at this moment.");
    if (mail.held) throw new AppError("conflict", "It is not due yet: its writer can still take it back.");
    const failing = await findHindrances(
      client,
      mail.recipients.map(({ email }) => email.toLowerCase()),
    );
    const cameBack = ({ email }: Recipient) => mail.bounced && failing.get(email.toLowerCase()) === "failing";
    const again = mail.recipients.map((recipient): Recipient => {
      const { email, name, sentAt } = recipient;
      return sentAt && !cameBack(recipient) ? { email, name, sentAt } : { email, name };
    });
    const open = again.filter(({ sentAt }) => !sentAt).map(({ email }) => email.toLowerCase());
    if (open.length === 0) throw new AppError("conflict", "Everybody has got this mail already.");
    await client.query("DELETE FROM failing_address WHERE email_key = ANY($1)", [open]);
    const [hindrance] = (await findHindrances(client, open)).values();
    if (hindrance) throw new AppError("conflict", `It can't be sent: ${HINDRANCE_WORDS[hindrance]}.`);
    await client.query(
      `UPDATE outbound_mail SET state = 'queued', recipients = $2, attempts = 0, last_error = NULL, bounced_at = NULL,
         not_before = now(), tried_since = now() WHERE id = $1`,
      [id, JSON.stringify(again)],
    );
    await enqueue(client, "send-mail", { id }, { key: jobKey(id) });
    return mail.ticketId;
  });
  if (ticketId !== null) announce(context.db, { tickets: [ticketId] });
  return { id };
}
