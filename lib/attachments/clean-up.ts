import "server-only";
import type { Database } from "@/lib/db/client";

/** Deletes files that nothing refers to and that were not stored in the last day: an upload may still be under way. */
export async function deleteOrphanFiles({ pool }: Database, now: Date): Promise<string> {
  const { rowCount } = await pool.query(
    `DELETE FROM file WHERE created_at < $1::timestamptz - interval '1 day'
       AND NOT EXISTS (SELECT FROM attachment WHERE file_id = file.id)
       AND NOT EXISTS (SELECT FROM inbound_mail WHERE file_id = file.id)
       AND NOT EXISTS (SELECT FROM draft_file WHERE file_id = file.id)`,
    [now],
  );
  return `Files deleted: ${rowCount ?? 0}`;
}
