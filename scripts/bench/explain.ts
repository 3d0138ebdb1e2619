import type pg from "pg";
import type { Database } from "@/lib/db/client";

/** Tables that grow with every ticket: none may be read from one end to the other. */
const GROWING = [
  "ticket",
  "message",
  "ticket_search",
  "customer",
  "ticket_event",
  "attachment",
  "ticket_tag",
];
const SCAN = new RegExp(`Seq Scan on (?:${GROWING.join("|")})\\b`);

/** With fewer tickets than this the planner reads whole tables with good reason: then only whether it would have to counts. */
const LARGE = 200_000;

/**
 * Runs some work and asks Postgres for the plan of every statement it reads with.
 * @param tickets how many tickets there are
 * @throws Error when one of them reads a growing table from one end to the other
 */
export async function refuseSequentialScans(
  { pool }: Database,
  tickets: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const seen = await statementsOf(pool, work);
  const client = await pool.connect();
  await client.query(`BEGIN; SET LOCAL enable_seqscan = ${tickets < LARGE ? "off" : "on"}`);
  for (const { text, values, name } of seen) {
    const plans = [`EXPLAIN ${text}`];
    // What a connection keeps is planned without knowing the values.
    if (name) plans.push(`EXPLAIN (GENERIC_PLAN) ${text}`);
    for (const explain of plans) {
      const generic = explain !== plans[0];
      const { rows } = await client.query<{ "QUERY PLAN": string }>(explain, generic ? undefined : values);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      if (SCAN.test(plan)) throw new Error(`A growing table is read as a whole:\n${text}\n${plan}`);
    }
  }
  await client.query("ROLLBACK");
  client.release();
  return seen.length;
}

/** The statements that some work reads with, each once. */
async function statementsOf(pool: pg.Pool, work: () => Promise<unknown>): Promise<pg.QueryConfig[]> {
  const query = pool.query.bind(pool);
  const seen = new Map<string, pg.QueryConfig>();
  const watched = (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const config = typeof statement === "string" ? { text: statement, values: values ?? [] } : statement;
    if (/^\s*[(]*(?:SELECT|WITH)/i.test(config.text)) seen.set(config.text, config);
    return query(statement, values);
  };
  // The pool's other overloads, with a callback, are of no use here.
  pool.query = watched as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = query;
  }
  return [...seen.values()];
}
