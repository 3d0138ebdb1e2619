import "server-only";
import type { Database } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { LANGUAGE_SQL } from "@/lib/search/document";
import { rebuildSearch } from "./rebuild-search";

const BATCH = 200;
/** A run ends after so long, so that the other tasks get their turn; the next one goes on. */
const LONGEST_MS = 20_000;

/**
 * Makes the search documents anew that another language than the help desk's made, or none yet (what an update or a
 * change left behind), a batch a transaction.
 */
export async function keepSearchIndex({ pool }: Database): Promise<string> {
  const started = Date.now();
  let made = 0;
  for (;;) {
    const batch = await transaction(pool, async (client) => {
      // Two ranges instead of "other than": an index can find those.
      const { rows } = await client.query<{ ticketId: number }>(
        `WITH wanted AS MATERIALIZED (SELECT ${LANGUAGE_SQL} AS language),
         below AS (SELECT ticket_id FROM ticket_search WHERE language < (SELECT language FROM wanted)
           LIMIT ${BATCH} FOR UPDATE SKIP LOCKED),
         above AS (SELECT ticket_id FROM ticket_search WHERE language > (SELECT language FROM wanted)
           LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         SELECT ticket_id AS "ticketId" FROM below UNION ALL SELECT ticket_id FROM above`,
      );
      const ids = rows.map(({ ticketId }) => ticketId);
      await rebuildSearch(client, ids);
      return ids.length;
    });
    made += batch;
    if (batch === 0) return `Tickets indexed: ${made}`;
    if (Date.now() - started > LONGEST_MS) return `Tickets indexed: ${made}; more are left for the next run`;
  }
}
