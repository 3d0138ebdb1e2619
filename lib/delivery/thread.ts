import "server-only";
import type { Database } from "@/lib/db/client";
import { threadFields } from "@/lib/mail/compose";

type Known = { id: string };

const bare = (id: string) => id.replace(/^<|>$/g, "");

/**
 * What a mail about a ticket answers: the last mail of either side, and before it everything that went to and fro, the
 * root first. Gmail, Outlook and Apple Mail all put together what shares one of these.
 */
export async function findThread(
  { pool }: Database,
  ticketId: number,
  /** Only what was there before this mail of ours. */
  mailId: number,
): Promise<{ inReplyTo: string | null; references: string[] }> {
  const { rows } = await pool.query<Known>(
    `WITH own AS (SELECT created_at FROM outbound_mail WHERE id = $2)
     SELECT id FROM (
       SELECT mail.message_id AS id, mail.received_at AS at
       FROM inbound_mail mail, own
       WHERE mail.ticket_id = $1 AND mail.message_id IS NOT NULL AND mail.received_at <= own.created_at
         AND mail.outcome IN ('ticket', 'reply')
       UNION ALL
       SELECT sent.message_id, sent.created_at FROM outbound_mail sent, own
       WHERE sent.ticket_id = $1 AND sent.id < $2 AND sent.kind IN ('reply', 'acknowledgement') AND sent.state = 'sent'
     ) known ORDER BY at`,
    [ticketId, mailId],
  );
  const parent = rows.at(-1);
  return threadFields(
    parent ? bare(parent.id) : null,
    rows.map(({ id }) => bare(id)),
  );
}
