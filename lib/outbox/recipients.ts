import "server-only";
import type pg from "pg";

/** Somebody a mail goes to. With `sentAt` or `error` it is settled: a retry leaves them alone. */
export type Recipient = { email: string; name: string; sentAt?: string; error?: string };

/** Why an address gets no mail. */
export type Hindrance = "failing" | "blocked" | "own";

/** Those of the given addresses (lower case) that nothing is sent to, with why. */
export async function findHindrances(
  client: pg.ClientBase | pg.Pool,
  keys: readonly string[],
): Promise<Map<string, Hindrance>> {
  const { rows } = await client.query<{ key: string; why: Hindrance }>(
    `SELECT email_key AS key, 'blocked' AS why FROM customer WHERE email_key = ANY($1) AND blocked_at IS NOT NULL
     UNION ALL SELECT email_key, 'failing' FROM failing_address WHERE email_key = ANY($1) AND permanent
     UNION ALL SELECT address_key, 'own' FROM mailbox WHERE address_key = ANY($1) AND archived_at IS NULL`,
    [keys],
  );
  return new Map(rows.map(({ key, why }) => [key, why]));
}

export const HINDRANCE_WORDS: Record<Hindrance, string> = {
  blocked: "the customer is blocked",
  failing: "mail to this address came back before",
  own: "it is an address of this help desk",
};
