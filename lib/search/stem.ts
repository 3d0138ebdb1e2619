import "server-only";
import type { Database } from "@/lib/db/client";
import { anyOf, splitUnfinished, type Term, toTsQuery } from "./query";

/**
 * What is looked for, as Postgres's tsquery with the language's stems; empty where a language has no use for a word
 * ("the", "and"). `any` is any of the words; `finished` and `unfinished` are the words apart from the last and the last,
 * where that can be told apart.
 */
export type StemmedWords = { all: string; any: string; finished: string; unfinished: string };

/** Stems the words; null when there is no letter or digit in them. */
export async function stem(
  { pool }: Database,
  language: string,
  terms: readonly Term[],
): Promise<StemmedWords | null> {
  const all = toTsQuery(terms);
  if (all === null) return null;
  const split = splitUnfinished(terms);
  const { rows } = await pool.query<StemmedWords>(
    `SELECT to_tsquery(language, $2)::text AS all, to_tsquery(language, $3)::text AS any,
       to_tsquery(language, $4)::text AS finished, to_tsquery(language, $5)::text AS unfinished
     FROM (SELECT $1::text::regconfig AS language) AS setting`,
    [language, all, anyOf(terms), split?.finished ?? "", split?.unfinished ?? ""],
  );
  return rows[0] ?? null;
}
