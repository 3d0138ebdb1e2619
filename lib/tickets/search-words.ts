/** More words narrow nothing down any further and cost an index look-up each. */
const MOST_WORDS = 12;

/**
 * What somebody typed, as text for Postgres's `to_tsquery('simple', …)`: every word must occur, and the last one may
 * still be unfinished. Null when there is no letter or digit in it. Whatever is typed, the result is well formed.
 */
export function toSearchWords(typed: string): string | null {
  const words = typed
    .toWellFormed()
    // The two signs that mean something inside a quoted word, and what Postgres can't store.
    .replace(/['\\\0]/g, " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  return words.map((word, index) => term(word, index === words.length - 1 ? ":*" : "")).join(" & ");
}

/**
 * Postgres indexes `db1.example.com` in a subject as one word and a customer's address also by its parts: a word with
 * signs in it is looked for both ways.
 */
function term(word: string, ending: string): string {
  const parts = word.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== "");
  const whole = `'${word}'${ending}`;
  if (parts.length === 1 && parts[0] === word) return whole;
  const split = parts.map((part, index) => `'${part}'${index === parts.length - 1 ? ending : ""}`);
  return `(${whole} | ${split.join(" & ")})`;
}
