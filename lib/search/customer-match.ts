/** More words narrow nothing down any further and cost an index look-up each. */
const MOST_WORDS = 6;

/**
 * Conditions on `customer` that the trigram index serves: every word occurs in name, address or organisation. A word
 * of one or two letters has no trigram of its own and must begin one.
 * @param words in lower case
 */
export function customerConditions(words: readonly string[]): { conditions: string; values: string[] } {
  const values: string[] = [];
  const like = (pattern: string) => `customer.search_text LIKE $${values.push(pattern)}`;
  const conditions = words.slice(0, MOST_WORDS).map((word) => {
    const literal = word.replaceAll("\0", "").replace(/[\\%_]/g, "\\$&");
    if ([...word].length > 2) return like(`%${literal}%`);
    return `(${like(`${literal}%`)} OR ${like(`% ${literal}%`)})`;
  });
  return { conditions: conditions.join(" AND ") || "TRUE", values };
}
