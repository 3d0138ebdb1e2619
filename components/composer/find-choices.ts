import type { Choice } from "./suggestion-store";

const MOST = 8;

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/**
 * The choices that `query` means: names that begin with it, then names with a word that does, then those that hold it, and
 * then those whose text does. Accents don't matter.
 */
export function findChoices(choices: readonly Choice[], query: string): Choice[] {
  const wanted = fold(query.trim());
  const ranked = choices.flatMap((choice) => {
    const rank = rankOf(choice, wanted);
    return rank === null ? [] : [{ choice, rank }];
  });
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

function rankOf({ name, detail }: Choice, wanted: string): number | null {
  const text = fold(name);
  if (text.startsWith(wanted)) return 0;
  if (text.includes(` ${wanted}`)) return 1;
  if (text.includes(wanted)) return 2;
  return detail && fold(detail).includes(wanted) ? 3 : null;
}
