/** A Latin or Greek letter's accents: who types "uber" looks for "über" too. Other scripts' marks change the word. */
const ACCENTS = /(?<=\p{Script=Latin}|\p{Script=Greek})[\u0300-\u036f]+/gu;

/** Scripts written without spaces: each character is a word of its own, and several in a row a phrase. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** More marks on one letter than any language has. Putting a long run of them in order takes time by its square. */
const STACKED = /(\p{M}{8})\p{M}+/gu;

const SIGNS = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * The words of a text, as they are indexed and as they are looked for: in lower case, without accents, cut at every
 * sign. `jane@example.com` is three words in a row, which is how it is found by any of them.
 */
export function wordsOf(text: string): string[] {
  return text
    .toWellFormed()
    .replace(STACKED, "$1")
    .normalize("NFD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(UNSPACED, " $& ")
    .split(SIGNS)
    .filter((word) => word !== "");
}

/** Characters of one text that are read for its words. */
const READ = 200_000;

/** A text as it is handed to Postgres's `to_tsvector`: its words, cut after `max` characters. */
export function searchText(text: string, max: number): string {
  return wordsOf(text.slice(0, READ)).join(" ").slice(0, max).toWellFormed();
}
