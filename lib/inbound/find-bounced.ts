import "server-only";
import type pg from "pg";
import type { Bounce } from "@/lib/mail/bounce";
import type { BounceRecipient } from "@/lib/mail/bounce-report";

/** A mail of ours that came back. */
export type Bounced = {
  outboundId: number;
  ticketId: number | null;
  /** Those of its recipients whom it did not reach, or not yet. */
  recipients: BounceRecipient[];
};

/** The mail that a bounce is about; null when it is none of ours, or was not sent to whom the bounce names. */
export async function findBounced(
  client: pg.Pool | pg.PoolClient,
  messageId: string,
  ticketId: number,
  bounce: Bounce,
): Promise<Bounced | null> {
  const { rows } = await client.query<{ id: number; ticketId: number | null; addresses: string[] }>(
    `SELECT id, ticket_id AS "ticketId", ARRAY(SELECT lower(person ->> 'email')
       FROM jsonb_array_elements(CASE jsonb_typeof(recipients) WHEN 'array' THEN recipients ELSE '[]' END) AS person
     ) || to_key AS addresses
     FROM outbound_mail WHERE message_id = $1 AND (ticket_id IS NULL OR ticket_id = $2)`,
    [`<${messageId}>`, ticketId],
  );
  const sent = rows[0];
  if (!sent) return null;
  // A report can name anybody; only whom we have written to is believed not to be there.
  const recipients = bounce.recipients.filter(
    ({ address, action }) => action !== "delivered" && sent.addresses.includes(address.toLowerCase()),
  );
  return { outboundId: sent.id, ticketId: sent.ticketId, recipients };
}
