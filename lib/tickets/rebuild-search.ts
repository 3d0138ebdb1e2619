import "server-only";
import type pg from "pg";
import { type PartLengths, searchedText } from "@/lib/html/message-parts";
import { toPlainText } from "@/lib/html/plain-text";
import { documentSql, documentTexts, LANGUAGE_SQL } from "@/lib/search/document";

/** Characters of a ticket's stored messages that are read, with their markup; those of one message at most half. */
const READ = 400_000;

type Source = {
  id: number;
  subject: string;
  name: string;
  email: string;
  bodies: string[];
  formats: ("text" | "html")[];
  parts: (PartLengths | null)[];
};

/** Makes the search documents of these tickets anew from what they hold now. */
export async function rebuildSearch(client: pg.Pool | pg.PoolClient, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await client.query<Source>(
    `SELECT ticket.id, ticket.subject, customer.name, customer.email, written.bodies, written.formats, written.parts
     FROM ticket JOIN customer ON customer.id = ticket.customer_id
     CROSS JOIN LATERAL (
       SELECT coalesce(array_agg(body ORDER BY id), '{}') AS bodies,
         coalesce(array_agg(format::text ORDER BY id), '{}') AS formats,
         coalesce(json_agg(parts ORDER BY id), '[]') AS parts
       FROM (
         SELECT id, format, parts, left(body, ${READ / 2}) AS body,
           sum(length(body)) OVER (ORDER BY id) - length(body) AS before
         FROM message WHERE message.ticket_id = ticket.id
       ) AS message WHERE before < ${READ}
     ) AS written
     WHERE ticket.id = ANY($1::int[])`,
    [ids],
  );
  const documents = rows.map(({ id, subject, name, email, bodies, formats, parts }) => {
    const texts = bodies.map((body, at) => {
      const format = formats[at] ?? "text";
      // What the first message quotes stands nowhere else.
      return at === 0 ? toPlainText(body, format) : searchedText({ body, format, parts: parts[at] ?? null });
    });
    return { id, ...documentTexts(subject, { name, email }, texts) };
  });
  await client.query(
    `INSERT INTO ticket_search (ticket_id, language, chars, document)
     SELECT id, language, length(messages), ${documentSql("language", "head", "people", "messages")}
     FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS made(id, head, people, messages),
       (SELECT ${LANGUAGE_SQL} AS language) AS setting
     -- Rows are locked in one order, so that two callers never wait for each other.
     ORDER BY id
     ON CONFLICT (ticket_id) DO UPDATE
     SET language = excluded.language, chars = excluded.chars, document = excluded.document`,
    [
      documents.map(({ id }) => id),
      documents.map(({ head }) => head),
      documents.map(({ people }) => people),
      documents.map(({ messages }) => messages),
    ],
  );
}
