import { literal } from "@/lib/logs/search-rules";

/**
 * Words are not indexed (every mail would pay for it): they are looked for in this many mails at a time, so that a page
 * takes the same time in a ledger of a million.
 */
export const MAIL_WINDOW = 50_000;

/** What somebody who typed this is looking for: a ticket's mails, or mails with all of these words. */
export type MailSearch = { ticketId: number } | { words: string[] };

/** Reads the search field of the ledger and the outbox. */
export function readMailSearch(q: string): MailSearch {
  const number = /^#(\d{1,9})$/.exec(q)?.[1];
  if (number) return { ticketId: Number(number) };
  const words = q.split(/\s+/).filter((word) => word !== "");
  return { words: words.slice(0, 10).map(literal) };
}

export type Window<T> = {
  lines: T[];
  /** Go on before this id; null at the end. */
  next: number | null;
  /** True: the mails from `next` on were not looked at yet, so that "no mail matches" is not the last word. */
  cutOff: boolean;
};

type Finding<T> = {
  /** Lines of a page. */
  size: number;
  /** Whether something is looked for that no index knows. */
  unindexed: boolean;
  /** The newest mail beyond the window, of those that the indexes know to fit. */
  findFloor: (skip: typeof MAIL_WINDOW) => Promise<{ id: number } | null>;
  /** All that fits with an id in this range, newest first. */
  find: (range: { gt?: number }, take: number) => Promise<T[]>;
};

/** One page, looked for in one window. */
export async function findInWindow<T extends { id: number }>(finding: Finding<T>): Promise<Window<T>> {
  const { size, unindexed, findFloor, find } = finding;
  const floor = unindexed ? await findFloor(MAIL_WINDOW) : null;
  const found = await find(floor ? { gt: floor.id } : {}, size + 1);
  return toWindow(found, size, floor?.id ?? null);
}

/** @param floor the newest id that was not looked at; null: all were */
export function toWindow<T extends { id: number }>(
  found: readonly T[],
  size: number,
  floor: number | null,
): Window<T> {
  const lines = found.slice(0, size);
  const last = lines.at(-1);
  if (found.length > size && last) return { lines, next: last.id, cutOff: false };
  return { lines, next: floor === null ? null : floor + 1, cutOff: floor !== null };
}
