import "server-only";
import type { Database } from "@/lib/db/client";
import { toPlainText } from "@/lib/html/plain-text";
import { distinctWords, type Piece, snippet } from "@/lib/search/snippet";
import type { TicketLine } from "./views";

/** Of each ticket so many of its newest messages are looked through for the place to show, and so much of each. */
const MESSAGES = 4;
const READ = 2_500;
const LONGEST_WORD = 100;

type Text = { ticketId: number; format: "text" | "html"; body: string };

/**
 * Where the words stand in each of these tickets. Which words of a text are meant only Postgres can say, which knows
 * their stems: it is asked about all of them at once.
 * @param wanted the words, any of which will do, as a tsquery
 */
export async function readHits(
  { pool }: Database,
  language: string,
  wanted: string,
  tickets: readonly TicketLine[],
): Promise<Map<number, Piece[] | null>> {
  if (wanted === "" || tickets.length === 0) return new Map();
  const { rows } = await pool.query<Text>(
    `SELECT wanted.id AS "ticketId", entry.format, entry.body FROM unnest($1::int[]) AS wanted(id)
     CROSS JOIN LATERAL (
       SELECT message.id, message.format, left(message.body, ${READ}) AS body FROM message
       WHERE message.ticket_id = wanted.id ORDER BY message.id DESC LIMIT ${MESSAGES}
     ) AS entry ORDER BY entry.id DESC`,
    [tickets.map(({ id }) => id)],
  );
  const messages = Map.groupBy(rows, ({ ticketId }) => ticketId);
  const texts = tickets.map(({ id, subject, customer }) => ({
    id,
    texts: [
      ...(messages.get(id) ?? []).map(({ body, format }) => toPlainText(body, format)),
      subject,
      `${customer.name} <${customer.email}>`,
    ],
  }));
  const words = distinctWords(texts.flatMap((ticket) => ticket.texts));
  const { rows: matching } = await pool.query<{ word: string }>(
    `SELECT word FROM unnest($1::text[]) AS word
     WHERE to_tsvector($2::regconfig, word) @@ $3::tsquery`,
    [words.filter((word) => word.length <= LONGEST_WORD), language, wanted],
  );
  const matches = new Set(matching.map(({ word }) => word));
  return new Map(texts.map(({ id, texts }) => [id, snippet(texts, matches)]));
}
