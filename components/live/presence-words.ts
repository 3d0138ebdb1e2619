import type { Colleague } from "@/lib/presence/beat";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const MOST_NAMED = 2;

/** "Ben is replying, Chloé and Dora are viewing"; empty when nobody is here. */
export function presenceWords(colleagues: readonly Colleague[]): string {
  const replying = colleagues.filter((colleague) => colleague.replying).map(({ name }) => name);
  const viewing = colleagues.filter((colleague) => !colleague.replying).map(({ name }) => name);
  return [doing(replying, "replying"), doing(viewing, "viewing")].filter(Boolean).join(", ");
}

function doing(names: string[], what: string): string {
  if (names.length === 0) return "";
  const named = names.length > MOST_NAMED + 1 ? names.slice(0, MOST_NAMED) : names;
  const others = names.length - named.length;
  return `${list.format(others > 0 ? [...named, `${others} others`] : named)} ${names.length === 1 ? "is" : "are"} ${what}`;
}
