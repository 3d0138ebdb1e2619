import pg from "pg";
import type { Database } from "@/lib/db/client";

/** Tables that grow with every ticket or mail: none may be read from one end to the other. */
const GROWING = [
  "ticket",
  "message",
  "ticket_search",
  "customer",
  "ticket_event",
  "attachment",
  "ticket_tag",
  "file",
  "inbound_mail",
  "outbound_mail",
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
  const seen = await statementsOf(work);
  const client = await pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL enable_seqscan = ${tickets < LARGE ? "off" : "on"}`);
    for (const { text, values, name } of seen) {
      await refuseScan(client, `EXPLAIN ${text}`, values);
      // What a connection keeps is planned without knowing the values.
      if (name) await refuseScan(client, `EXPLAIN (GENERIC_PLAN) ${text}`);
    }
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
  return seen.length;
}

async function refuseScan(client: pg.PoolClient, explain: string, values?: unknown[]): Promise<void> {
  const { rows } = await client.query<{ "QUERY PLAN": string }>(explain, values);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  if (SCAN.test(plan)) throw new Error(`A growing table is read as a whole:\n${explain}\n${plan}`);
}

const READS = /^\s*[(]*(?:SELECT|WITH|INSERT|UPDATE|DELETE)/i;

/** The statements that some work reads with, in transactions too, each once. */
async function statementsOf(work: () => Promise<unknown>): Promise<pg.QueryConfig[]> {
  const seen = new Map<string, pg.QueryConfig>();
  const query = pg.Client.prototype.query;
  const watched = function (this: pg.Client, ...args: Parameters<typeof query>) {
    const [statement, values]: unknown[] = args;
    const config = typeof statement === "string" ? { text: statement, values } : statement;
    if (isStatement(config) && READS.test(config.text)) seen.set(config.text, config);
    return query.apply(this, args);
  };
  // The overloads differ in what they answer, which is passed on as it is.
  pg.Client.prototype.query = watched as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return [...seen.values()];
}

const isStatement = (config: unknown): config is pg.QueryConfig =>
  typeof config === "object" && config !== null && "text" in config && typeof config.text === "string";
