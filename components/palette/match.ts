/** A text cut into pieces; those that were searched for are marked. */
export type Piece = { text: string; match: boolean };

const WORD_START = /[\s\-–—_/.,:;@#()"'“”]/;

/** The words of a query as they are compared: small letters, without accents. */
export const toWords = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

/** How well a text answers to all the words: higher is better, 0 when one of them is missing. */
export function score(text: string, words: readonly string[]): number {
  const folded = fold(text);
  let total = 0;
  for (const word of words) {
    const at = places(folded, word);
    if (at.length === 0) return 0;
    total += at[0] === 0 ? 4 : at.some((place) => startsWord(folded, place)) ? 3 : word.length > 1 ? 1 : 0;
    if (total === 0) return 0;
  }
  return total;
}

/** The text with what matched marked. */
export function mark(text: string, words: readonly string[]): Piece[] {
  const folded = fold(text);
  // Folding keeps lengths for nearly all texts; where it does not, nothing is marked rather than the wrong thing.
  if (words.length === 0 || folded.length !== text.length) return [{ text, match: false }];
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    const all = places(folded, word);
    const starts = all.filter((place) => startsWord(folded, place));
    for (const place of starts.length > 0 ? starts : all) marked.fill(true, place, place + word.length);
  }
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from + 1;
    while (to < text.length && marked[to] === marked[from]) to++;
    pieces.push({ text: text.slice(from, to), match: marked[from] ?? false });
    from = to;
  }
  return pieces;
}

function places(folded: string, word: string): number[] {
  const found = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) found.push(at);
  return found;
}

const startsWord = (folded: string, place: number) => place === 0 || WORD_START.test(folded[place - 1] ?? "");

/** "É" is found by "e": accents that have a letter of their own under them go, sign by sign. */
function fold(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[^\0-\x7f]/g, (sign) => sign.normalize("NFD").replace(/\p{M}+$/u, "") || sign)
    .toLowerCase();
}
