import "server-only";
import type { Database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { jobKey } from "@/lib/outbox/job-key";
import { LEASE_MINUTES } from "./claim";

const BATCH = 500;

/**
 * Gives every due mail a job that has none: those of a process that died while it sent, and any whose job was lost. The
 * outbox's rows alone say what is to be sent; jobs only wake somebody.
 */
export async function wakeMails({ pool }: Database): Promise<number> {
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `SELECT id FROM outbound_mail mail
       WHERE ((state = 'queued' AND not_before < now() - interval '5 seconds')
           OR (state = 'sending' AND claimed_at < now() - interval '${LEASE_MINUTES} minutes'))
         AND NOT EXISTS (SELECT FROM graphile_worker.jobs job
           WHERE job.key = 'send-mail:' || mail.id AND job.locked_at IS NULL AND job.attempts < job.max_attempts
             AND job.run_at <= now())
       ORDER BY id LIMIT ${BATCH}`,
    );
    for (const { id } of rows) await enqueue(client, "send-mail", { id }, { key: jobKey(id) });
    return rows.length;
  });
}
