import "server-only";
import type pg from "pg";

/** The tables that are followed; what is new in them may be worth a notice. */
const TABLES = { event: "ticket_event", message: "message" } as const;
export type Source = keyof typeof TABLES;

/** New rows: those above `after`, up to `upTo`. */
export type Stretch = { after: number; upTo: number };

type Row = { done: number; pending: number; settled: boolean; newest: number };

/**
 * The next stretch of rows that nothing can be added to any more, and marks it as done; part of the caller's
 * transaction, which holds the cursor until it ends. A row's id is given out before its transaction commits, so a
 * stretch is only read when all who wrote at the time it was marked out have ended.
 * @returns null when there is nothing new, or another process is at it
 */
export async function nextStretch(
  client: pg.ClientBase,
  source: Source,
  most: number,
): Promise<Stretch | null> {
  const table = TABLES[source];
  await client.query(
    `INSERT INTO notice_cursor (source, done_id, pending_id, pending_xid)
     SELECT $1, coalesce(max(id), 0), coalesce(max(id), 0), pg_snapshot_xmax(pg_current_snapshot())::text::bigint
     FROM ${table} ON CONFLICT DO NOTHING`,
    [source],
  );
  const { rows } = await client.query<Row>(
    `SELECT done_id AS done, pending_id AS pending,
       pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= pending_xid AS settled,
       coalesce((SELECT max(id) FROM ${table}), 0) AS newest
     FROM notice_cursor WHERE source = $1 FOR UPDATE SKIP LOCKED`,
    [source],
  );
  const row = rows[0];
  if (!row?.settled) return null;
  const upTo = Math.min(row.pending, row.done + most);
  await client.query("UPDATE notice_cursor SET done_id = $2 WHERE source = $1", [source, upTo]);
  if (upTo === row.pending)
    await client.query(
      `UPDATE notice_cursor SET pending_id = greatest(pending_id, $2),
         pending_xid = pg_snapshot_xmax(pg_current_snapshot())::text::bigint WHERE source = $1`,
      [source, row.newest],
    );
  return upTo > row.done ? { after: row.done, upTo } : null;
}

/** Whether there is anything that a cursor has not passed; asked often, and cheaper than a transaction. */
export async function hasNews(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ news: boolean }>(
    `SELECT coalesce((SELECT max(id) FROM ticket_event), 0) > coalesce((SELECT done_id FROM notice_cursor WHERE source = 'event'), -1)
       OR coalesce((SELECT max(id) FROM message), 0) > coalesce((SELECT done_id FROM notice_cursor WHERE source = 'message'), -1)
       AS news`,
  );
  return rows[0]?.news ?? false;
}
