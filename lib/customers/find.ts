import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { customerConditions } from "@/lib/search/customer-match";
import { findByAddress } from "@/lib/search/find-customers";
import type { CustomerCard } from "@/lib/tickets/views";

/** Among so many matches the best are looked for: ranking all who are called "an…" would read half the table. */
const LOOKED_AT = 200;

/**
 * Customers whose name, address or organisation holds every word, those that begin with the first word first.
 * @throws AppError forbidden
 */
export async function searchCustomers(context: Context, q: string, limit: number): Promise<CustomerCard[]> {
  requireStaff(context);
  const words = q.replaceAll("\0", " ").toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const known = await findByAddress(context.db, words);
  const { conditions, values } =
    known === null ? customerConditions(words) : { conditions: "customer.id = $1", values: [known] };
  const { rows } = await context.db.pool.query<CustomerCard>(
    `SELECT id, name, email, phone, organisation, notes, blocked_at AS "blockedAt", created_at AS "createdAt"
     FROM (SELECT * FROM customer WHERE ${conditions} ORDER BY customer.id DESC LIMIT ${LOOKED_AT}) AS found
     ORDER BY starts_with(search_text, $${values.length + 1}) DESC, id DESC LIMIT $${values.length + 2}`,
    [...values, words[0], limit],
  );
  return rows;
}
