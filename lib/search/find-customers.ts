import "server-only";
import type { Database } from "@/lib/db/client";
import { customerConditions } from "./customer-match";

/** Ids of at most `limit` customers, the newest, whose name, address or organisation holds every word of a text. */
export async function findCustomerIds({ pool }: Database, text: string, limit: number): Promise<number[]> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const known = await findByAddress({ pool }, words);
  if (known !== null) return [known];
  const { conditions, values } = customerConditions(words);
  const { rows } = await pool.query<{ id: number }>(
    `SELECT customer.id FROM customer WHERE ${conditions} ORDER BY customer.id DESC LIMIT $${values.length + 1}`,
    [...values, limit],
  );
  return rows.map(({ id }) => id);
}

/** The customer whose whole address was typed: looked up, where a search would go through all that have a part of it. */
export async function findByAddress(
  { pool }: Pick<Database, "pool">,
  words: readonly string[],
): Promise<number | null> {
  const [address] = words;
  if (words.length !== 1 || !address?.includes("@")) return null;
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM customer WHERE email_key = $1", [
    address,
  ]);
  return rows[0]?.id ?? null;
}

/** Of those called nearly so, which may be all with a common name, as many are compared. */
const LOOKED_AT = 300;

/** Ids of customers called nearly so: a slip of the pen finds them too. */
export async function findSimilarCustomerIds(
  { pool }: Database,
  text: string,
  limit: number,
): Promise<number[]> {
  const wanted = text.toLowerCase().trim();
  // Of less than this every other name holds half the trigrams.
  if (wanted.length < 4) return [];
  const { rows } = await pool.query<{ id: number }>(
    `SELECT id FROM (
       SELECT customer.id, customer.search_text FROM customer WHERE $1 <% customer.search_text
       ORDER BY customer.id DESC LIMIT ${LOOKED_AT}
     ) AS found ORDER BY $1 <<-> search_text, id DESC LIMIT $2`,
    [wanted, limit],
  );
  return rows.map(({ id }) => id);
}
