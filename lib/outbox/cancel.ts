import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";
import { dequeue } from "@/lib/jobs/enqueue";
import { jobKey } from "./job-key";

/**
 * Takes a reply's mail out of the outbox as if it never was, in the transaction that takes the reply back.
 * @throws AppError conflict when it is on its way already
 */
export async function withdrawReply(client: pg.ClientBase, messageId: number): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    "DELETE FROM outbound_mail WHERE thread_entry_id = $1 AND state IN ('queued', 'canceled') RETURNING id",
    [messageId],
  );
  for (const { id } of rows) await dequeue(client, jobKey(id));
  const { rowCount } = await client.query("SELECT FROM outbound_mail WHERE thread_entry_id = $1", [
    messageId,
  ]);
  if (rowCount) throw new AppError("conflict", "It was just sent and can't be taken back.");
}
