import type { ReactNode } from "react";
import { score, toWords } from "./match";

/** One line of the palette: it goes to `href`, or runs. */
export type Entry = {
  key: string;
  label: string;
  /** Stands before the label: a ticket's number. */
  lead?: string;
  /** What kind it is, or whose: "Department", a customer's name. */
  detail?: string;
  icon: ReactNode;
  /** Found by these words too, which are not shown. */
  words?: string;
  /** Its shortcut. */
  keys?: string;
} & ({ href: string } | { run: () => void });

export type EntryGroup = { value: string; items: Entry[] };

/** What of these answers to the query, the best first, in the groups' own order; all of them for an empty one. */
export function narrow(groups: readonly EntryGroup[], query: string, most = 8): EntryGroup[] {
  const words = toWords(query);
  if (words.length === 0) return groups.filter(({ items }) => items.length > 0);
  const ranked = groups.map(({ value, items }) => {
    const hits = items
      .map((entry) => ({ entry, points: points(entry, value, words) }))
      .filter(({ points }) => points > 0)
      .sort((one, other) => other.points - one.points);
    return { value, items: hits.slice(0, most).map(({ entry }) => entry), best: hits[0]?.points ?? 0 };
  });
  return ranked
    .filter(({ best }) => best > 0)
    .sort((one, other) => other.best - one.best)
    .map(({ value, items }) => ({ value, items }));
}

/** Words of the label count most; those of its kind or group help to find it. */
function points(
  { label, lead = "", detail = "", words: more = "" }: Entry,
  group: string,
  words: readonly string[],
): number {
  return score(label, words) * 2 || score(`${label} ${lead} ${detail} ${more} ${group}`, words);
}

/** The first entries of these, as many as are seen before anybody scrolls. */
export function firstOf(groups: readonly EntryGroup[], count: number): EntryGroup[] {
  let left = count;
  return groups.flatMap(({ value, items }) => {
    const shown = items.slice(0, Math.max(0, left));
    left -= shown.length;
    return shown.length > 0 ? [{ value, items: shown }] : [];
  });
}
