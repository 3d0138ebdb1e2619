import "server-only";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { announce } from "@/lib/live/announce";
import type { IncomingMail } from "@/lib/tickets/claim-mail";
import type { Bounced } from "./find-bounced";
import { reason } from "./reasons";
import { type Aside, settle } from "./settle";

/**
 * Writes down that a mail of ours did not arrive: on the mail, in the ticket's history, and, where the address itself is
 * wrong, so that nothing more is sent there. A delay changes nothing.
 */
export async function noteBounce(
  { db }: Context,
  mail: IncomingMail,
  { outboundId, ticketId, recipients }: Bounced,
): Promise<Aside> {
  const failed = recipients.filter(({ action }) => action === "failed");
  const words = (failed.length > 0 ? failed : recipients)
    .map(({ address, diagnostic, status }) => [address, diagnostic || status].filter(Boolean).join(": "))
    .join("; ")
    .slice(0, 1_000);
  const aside: Aside = {
    outcome: "ignored",
    reason: reason(failed.length > 0 ? "bounce" : recipients.length > 0 ? "delayed" : "delivered", words),
    ticketId,
  };
  await transaction(db.pool, async (client) => {
    if (!(await settle(client, mail, aside)) || failed.length === 0) return;
    await client.query("UPDATE outbound_mail SET bounced_at = now(), last_error = $2 WHERE id = $1", [
      outboundId,
      words,
    ]);
    for (const { address, permanent, diagnostic, status } of failed) {
      const why = (diagnostic || status || "returned by the mail system").slice(0, 500);
      if (permanent)
        await client.query(
          `INSERT INTO failing_address (email_key, reason, permanent) VALUES ($1, $2, TRUE)
           ON CONFLICT (email_key) DO UPDATE SET reason = excluded.reason, permanent = TRUE`,
          [address.toLowerCase(), why],
        );
      if (ticketId !== null)
        await client.query("INSERT INTO ticket_event (ticket_id, type, details) VALUES ($1, 'bounced', $2)", [
          ticketId,
          JSON.stringify({ address, reason: why, permanent }),
        ]);
    }
  });
  if (ticketId !== null) announce(db, { tickets: [ticketId] });
  return aside;
}
