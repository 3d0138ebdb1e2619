import "server-only";
import type { Context } from "@/lib/context";
import { stem } from "@/lib/search/stem";
import { settings } from "@/lib/settings/read";
import { isImpossible } from "./conditions";
import type { Wanted } from "./filter";
import type { ListQuery } from "./list-query";
import { readHits } from "./read-hits";
import { readLines } from "./read-lines";
import { PRIORITIES } from "./schema";
import {
  type Hit,
  isCommon,
  MOST_HITS,
  type Search,
  searchCustomers,
  searchIndex,
  searchNearby,
} from "./search-hits";
import type { TicketPage } from "./views";
import { visibleTicketIds } from "./visible-ids";

/** With fewer hits a slip of the pen is supposed. */
const ENOUGH = 5;

/** One page of the tickets that hold the words, the best first; one whose number was typed before all others. */
export async function searchPage(
  context: Context,
  query: ListQuery,
  { filter, terms, number, notes }: Wanted,
  size: number,
): Promise<TicketPage> {
  const { searchLanguage } = await settings.get(context.db);
  const start = parseOffset(query.cursor);
  const typed = terms.map(({ text }) => text).join(" ");
  const [words, numbered] = await Promise.all([
    stem(context.db, searchLanguage, terms),
    number === null ? Promise.resolve<number[]>([]) : visibleTicketIds(context, [number]),
  ]);
  if (words === null) notes.push("There is no word to look for in what you typed.");
  else if (words.all === "") notes.push(`“${typed}” is in too many tickets to look for; add another word.`);
  const hits =
    words === null || isImpossible(filter)
      ? []
      : await findHits({ context, filter, words }, typed, { start, size });
  const found = sorted(hits, query)
    .map(({ id }) => id)
    .filter((id) => !numbered.includes(id));
  const lines = await readLines(context, [
    ...(start === 0 ? numbered : []),
    ...found.slice(start, start + size),
  ]);
  const places = await readHits(context.db, searchLanguage, words?.any ?? "", lines);
  const more = found.length > start + size;
  if (!more && found.length >= MOST_HITS)
    notes.push(`Only the newest ${MOST_HITS} matches are shown; add a word or a filter to narrow them down.`);
  return {
    tickets: lines.map((line) => ({ ...line, hit: places.get(line.id) ?? null })),
    newer: start > 0 ? `s-${Math.max(0, start - size)}` : null,
    older: more ? `s-${start + size}` : null,
    notes,
  };
}

/** Where a page of a search begins. Ranks have no place that a page could begin behind: it is counted. */
function parseOffset(cursor: string | null): number {
  const offset = Number(/^s-(\d{1,3})$/.exec(cursor ?? "")?.[1] ?? 0);
  return offset < MOST_HITS ? offset : 0;
}

/** How many of a filter's newest tickets are looked through at first; fewer where each of them is dear to find. */
const NEARBY = 2_000;
const NEARBY_DEAR = 200;
/** And how many for a later page, or where the newest happen not to hold what many others do. */
const FARTHER = 20_000;
const FARTHER_DEAR = 2_000;

/**
 * The hits that a page needs, at least. The newest tickets are looked through first: what many tickets hold is found
 * among them, and only what is rare is asked of the index, which knows no order and would have to fetch a tenth of all
 * tickets for a word that a tenth of them hold.
 */
async function findHits(
  search: Search,
  typed: string,
  { start, size }: { start: number; size: number },
): Promise<Hit[]> {
  const needed = start + size + 1;
  if (search.words.all === "") return searchCustomers(search, typed, false);
  const { tags, unreadBy } = search.filter;
  const dear = tags.length > 0 || unreadBy !== null;
  const nearby = await searchNearby(search, dear ? NEARBY_DEAR : NEARBY);
  if (nearby.hits.length >= needed) return nearby.hits;
  let all = nearby.hits;
  if (!nearby.complete) {
    const farther = nearby.hits.length > size || (!dear && (await isCommon(search)));
    const far = farther ? await searchNearby(search, dear ? FARTHER_DEAR : FARTHER) : nearby;
    // The first page's hits stay the first.
    if (nearby.hits.length > size) return joined(nearby.hits, far.hits);
    if (far.hits.length >= needed) return far.hits;
    all = far.complete ? far.hits : await searchIndex(search, needed);
  }
  if (all.length >= needed) return all;
  return joined(all, await searchCustomers(search, typed, all.length < ENOUGH));
}

/** The first hits, then those others that are not among them. */
function joined(first: readonly Hit[], others: readonly Hit[]): Hit[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !known.has(id))].slice(0, MOST_HITS);
}

/** In the order they are, by how good they are; or as the reader wants them sorted. */
function sorted(hits: readonly Hit[], { sort, order }: Pick<ListQuery, "sort" | "order">): readonly Hit[] {
  if (sort === "updated" && order === "desc") return hits;
  const sign = order === "desc" ? -1 : 1;
  const value = (hit: Hit) =>
    ({
      updated: hit.updatedAt.getTime(),
      created: hit.createdAt.getTime(),
      due: hit.dueAt?.getTime() ?? sign * Number.MAX_SAFE_INTEGER,
      priority: PRIORITIES.indexOf(hit.priority),
    })[sort];
  return hits.toSorted((one, other) => sign * (value(one) - value(other) || one.id - other.id));
}
