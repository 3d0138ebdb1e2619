import { wordsOf } from "./words";

/** A word or a phrase to look for. */
export type Term = { text: string; phrase: boolean };

/** More words narrow nothing down any further and cost an index look-up each. */
const MOST_WORDS = 16;
/** Postgres leaves longer words out of its index. */
const LONGEST_WORD = 500;

/**
 * Words and phrases as text for Postgres's `to_tsquery`: each must occur, a phrase's words one after the other, and a
 * last word that no quotation mark ends may still be unfinished. Null when there is no letter or digit in them.
 * Whatever was typed, the result is well formed.
 */
export function toTsQuery(terms: readonly Term[]): string | null {
  const parts = lexemes(terms).map((words) =>
    words.length === 1 ? words.join("") : `(${words.join(" <-> ")})`,
  );
  return parts.length > 0 ? parts.join(" & ") : null;
}

/**
 * The words apart from the last, and the last, when that is unfinished and not the only one. What it may become can be so
 * many words that an index is quicker without it.
 */
export function splitUnfinished(terms: readonly Term[]): { finished: string; unfinished: string } | null {
  const last = terms.at(-1);
  const words = wordsOf(last?.text ?? "");
  if (!last || last.phrase) return null;
  const rest = { text: words.slice(0, -1).join(" "), phrase: true };
  const finished = toTsQuery([...terms.slice(0, -1), rest]);
  const unfinished = toTsQuery([{ text: words.at(-1) ?? "", phrase: false }]);
  return finished !== null && unfinished !== null ? { finished, unfinished } : null;
}

/** The same words, any of which will do. */
export function anyOf(terms: readonly Term[]): string | null {
  return lexemes(terms).flat().join(" | ") || null;
}

function lexemes(terms: readonly Term[]): string[][] {
  let room = MOST_WORDS;
  return terms.flatMap(({ text, phrase }, index) => {
    const words = wordsOf(text)
      .filter((word) => word.length <= LONGEST_WORD)
      .slice(0, room);
    room -= words.length;
    const unfinished = index === terms.length - 1 && !phrase;
    const quoted = words.map((word, at) => `'${word}'${unfinished && at === words.length - 1 ? ":*" : ""}`);
    return quoted.length > 0 ? [quoted] : [];
  });
}
