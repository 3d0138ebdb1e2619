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

/**
 * Runs some work and asks Postgres for the plan of every statement it reads with.
 * @throws Error when one of them reads a growing table from one end to the other
 */
export async function refuseSequentialScans(db: Database, work: () => Promise<unknown>): Promise<number> {
  const { pool } = db;
  const query = pool.query.bind(pool);
  const seen = new Map<string, unknown[]>();
  const watched = (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const text = typeof statement === "string" ? statement : statement.text;
    seen.set(text, values ?? (typeof statement === "string" ? [] : (statement.values ?? [])));
    return query(statement, values);
  };
  // The pool's other overloads, with a callback, are of no use here.
  pool.query = watched as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = query;
  }
  for (const [text, values] of seen) {
    if (!/^\s*[(]*(?:SELECT|WITH)/i.test(text)) continue;
    const { rows } = await pool.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    if (SCAN.test(plan)) throw new Error(`A growing table is read as a whole:\n${text}\n${plan}`);
  }
  return seen.size;
}
