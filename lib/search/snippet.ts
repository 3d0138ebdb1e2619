import { wordsOf } from "./words";

export type Piece = { text: string; match: boolean };

const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
/** A word as it stands in a text; in scripts without spaces a character. */
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, "gu");

/** What most words are, and then nothing has to be folded. */
const PLAIN = /^[a-z\d]+$/i;

const BEFORE = 50;
const LONGEST = 180;

type Place = { start: number; end: number; word: string };

/** The words of a text with their places. */
function placesOf(text: string): Place[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    word: PLAIN.test(found) ? found.toLowerCase() : wordsOf(found).join(""),
  }));
}

/** Every word that occurs in the texts, as it is indexed. */
export const distinctWords = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => placesOf(text).map(({ word }) => word))),
];

/**
 * The stretch of one of the texts in which most of the words occur, the first text going first, cut into pieces; null
 * when none holds any. White space counts as one space.
 */
export function snippet(texts: readonly string[], matches: ReadonlySet<string>): Piece[] | null {
  let best: { text: string; places: Place[]; start: number; found: number } | null = null;
  for (const given of texts) {
    const text = given.replace(/\s+/g, " ").trim();
    const places = placesOf(text).filter(({ word }) => matches.has(word));
    const { start, found } = densest(places);
    if (found > (best?.found ?? 0)) best = { text, places, start, found };
  }
  return best && cut(best.text, best.places, best.start);
}

/** Where the stretch with the most different words begins, and how many those are. */
function densest(places: readonly Place[]): { start: number; found: number } {
  let best = { start: 0, found: 0 };
  places.forEach(({ start }, index) => {
    const near = places.slice(index, index + 50).filter(({ end }) => end <= start + LONGEST - BEFORE);
    const found = new Set(near.map(({ word }) => word)).size;
    if (found > best.found) best = { start, found };
  });
  return best;
}

function cut(text: string, places: readonly Place[], hit: number): Piece[] {
  // Between words where there are spaces.
  const early = Math.max(0, hit - BEFORE);
  const space = early > 0 ? text.indexOf(" ", early) + 1 : 0;
  const from = space > 0 && space <= hit ? space : early;
  const late = Math.min(text.length, from + LONGEST);
  const end = late < text.length ? text.lastIndexOf(" ", late) : late;
  const to = end > hit ? end : late;
  const pieces: Piece[] = [];
  const add = (piece: string, match: boolean) => {
    if (piece !== "") pieces.push({ text: piece.toWellFormed(), match });
  };
  let at = from;
  for (const { start, end } of places) {
    if (start < from || start >= to) continue;
    add((at === from && from > 0 ? "…" : "") + text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, Math.max(at, to)) + (Math.max(at, to) < text.length ? "…" : ""), false);
  return pieces;
}
