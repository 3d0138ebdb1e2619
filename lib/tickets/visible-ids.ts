import "server-only";
import type { Context } from "@/lib/context";
import { prepared } from "@/lib/db/prepared";
import { visibleSql } from "./visibility";

/** Those of these tickets that this context may see, in no particular order. */
export async function visibleTicketIds(context: Context, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const { rows } = await context.db.pool.query<{ id: number }>(
    prepared(`SELECT ticket.id FROM ticket WHERE ticket.id = ANY($1::int[]) AND ${visibleSql(context)}`, [
      ids,
    ]),
  );
  return rows.map(({ id }) => id);
}
