import "server-only";
import type pg from "pg";
import type { Bounce } from "@/lib/mail/bounce";
import type { BounceRecipient } from "@/lib/mail/bounce-report";

/** A mail of ours that came back. */
export type Bounced = {
  outboundId: number;
  ticketId: number | null;
  /** Those whom it did not reach, or not yet; empty when it reached everybody. */
  recipients: BounceRecipient[];
};

/** The mail that a bounce is about; null when it is none of ours, or the bounce names nobody. */
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
  if (!sent || bounce.recipients.length === 0) return null;
  const open = bounce.recipients.filter(({ action }) => action !== "delivered");
  const known = open.filter(({ address }) => sent.addresses.includes(address.toLowerCase()));
  // A report can name anybody, as where an alias leads: then the mail did not arrive, and no address is at fault.
  const recipients = known.length > 0 ? known : open.map((one) => ({ ...one, permanent: false }));
  return { outboundId: sent.id, ticketId: sent.ticketId, recipients };
}
