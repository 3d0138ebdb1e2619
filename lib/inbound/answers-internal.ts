import "server-only";
import type pg from "pg";

/**
 * Whether a mail of staff answers one of ours that told of an internal note: what they write is for their colleagues then.
 * @param references Message-IDs it answers, without angle brackets
 */
export async function answersInternal(client: pg.Pool, references: readonly string[]): Promise<boolean> {
  if (references.length === 0) return false;
  const { rowCount } = await client.query({
    name: "answers-internal-mail",
    text: `SELECT FROM outbound_mail WHERE message_id = ANY($1) AND kind = 'notice' AND content->>'internal' = 'true' LIMIT 1`,
    values: [references.map((id) => `<${id}>`)],
  });
  return rowCount === 1;
}
