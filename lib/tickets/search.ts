import "server-only";
import type { Context } from "@/lib/context";
import { stem } from "@/lib/search/stem";
import { settings } from "@/lib/settings/read";
import { isImpossible } from "./conditions";
import type { Wanted } from "./filter";
import { PRIORITIES } from "./kinds";
import type { ListQuery } from "./list-query";
import { readHits } from "./read-hits";
import { readLines } from "./read-lines";
import {
  type Hit,
  indexStretches,
  type Looked,
  MOST_HITS,
  type Search,
  searchCustomers,
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
/** How many of a tag's, where a third of those did not suffice. */
const TAGGED = 6_000;
/** And how many where the index has found too few among the newest of all: what the filter lets through may be older. */
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
  const needed = Math.min(start + size + 1, MOST_HITS);
  if (search.words.all === "") return searchCustomers(search, typed, false);
  let hits: readonly Hit[] = [];
  for await (const stretch of stretches(search, size)) {
    // What fills the first page stays there, whichever page is asked for.
    const behind = stretch.older || hits.length > size;
    hits = behind ? joined(hits, stretch.hits) : joined(stretch.hits, hits);
    if (hits.length >= needed) return [...hits];
    if (stretch.complete) break;
  }
  return joined(hits, await searchCustomers(search, typed, hits.length < ENOUGH));
}

/** Wider and wider stretches of the tickets, until one is complete. */
async function* stretches(search: Search, size: number): AsyncGenerator<Looked & { older?: true }> {
  const { tags, unreadBy } = search.filter;
  const tagged = tags.length > 0;
  const dear = unreadBy !== null;
  const many = dear && !tagged ? NEARBY_DEAR : NEARBY;
  const nearby = await searchNearby(search, many);
  yield nearby;
  /** Whether a longer walk will come upon a page of them. */
  const suffices = (farther: number) => nearby.hits.length * (farther / many) > size;
  if (tagged && suffices(TAGGED)) yield await searchNearby(search, TAGGED);
  const [recent, older] = await indexStretches(search);
  if (recent) yield await recent();
  const farther = dear ? FARTHER_DEAR : FARTHER;
  if (!tagged && suffices(farther)) yield await searchNearby(search, farther);
  if (older) yield { ...(await older()), older: true };
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
