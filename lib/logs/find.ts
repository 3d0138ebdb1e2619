import "server-only";
import type { Database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { LOG_RANGES, type LogQuery } from "./schema";
import { literal, readSearch } from "./search-rules";

export const LOG_PAGE = 50;

/**
 * Area, words and addresses are not indexed (every log line would pay for it): they are looked for in this many
 * entries at a time, so that a page takes the same time in a log of a million lines.
 */
export const LOG_WINDOW = 50_000;

const ENTRY = {
  id: true,
  at: true,
  level: true,
  area: true,
  message: true,
  requestId: true,
  ip: true,
  details: true,
  apiKey: { select: { id: true, label: true } },
} satisfies Prisma.LogEntrySelect;

export type FoundLogEntry = Prisma.LogEntryGetPayload<{ select: typeof ENTRY }>;

export type LogPage = {
  entries: FoundLogEntry[];
  /** Go on before this id; null at the end. */
  next: number | null;
  /** True: the entries from `next` on were not looked at yet, so that "nothing found" is not the last word. */
  cutOff: boolean;
};

/** One page of the log, newest first. A request id is looked up in the whole log. */
export async function findLogEntries({ prisma }: Database, query: LogQuery, now: Date): Promise<LogPage> {
  const search = readSearch(query.q);
  const id: Prisma.IntFilter = { ...(query.before === undefined ? {} : { lt: query.before }) };
  if (search.by === "requestId") {
    const entries = await prisma.logEntry.findMany({
      where: { id, requestId: search.requestId },
      select: ENTRY,
      orderBy: { id: "desc" },
      take: LOG_PAGE + 1,
    });
    return page(entries, null);
  }
  if (query.since) {
    // Ids rise with time: the range becomes one of ids, which the same index serves as the order.
    const oldest = await prisma.logEntry.findFirst({
      where: { at: { gte: new Date(now.getTime() - LOG_RANGES[query.since] * 3_600_000) } },
      orderBy: { at: "asc" },
      select: { id: true },
    });
    if (!oldest) return page([], null);
    id.gte = oldest.id;
  }
  const indexed: Prisma.LogEntryWhereInput = { id, ...(query.level ? { level: query.level } : {}) };
  const filter: Prisma.LogEntryWhereInput[] = [];
  if (query.area) filter.push({ area: query.area });
  if (search.by === "text") {
    const inMessage = search.words.map(
      (word): Prisma.LogEntryWhereInput => ({ message: { contains: literal(word), mode: "insensitive" } }),
    );
    filter.push(search.ip ? { OR: [{ ip: search.ip }, { AND: inMessage }] } : { AND: inMessage });
  }
  const floor =
    filter.length > 0
      ? await prisma.logEntry.findFirst({
          where: indexed,
          orderBy: { id: "desc" },
          skip: LOG_WINDOW,
          select: { id: true },
        })
      : null;
  const entries = await prisma.logEntry.findMany({
    where: { AND: [indexed, ...(floor ? [{ id: { gt: floor.id } }] : []), ...filter] },
    select: ENTRY,
    orderBy: { id: "desc" },
    take: LOG_PAGE + 1,
  });
  return page(entries, floor?.id ?? null);
}

/** @param floor the newest id that was not looked at */
function page(found: FoundLogEntry[], floor: number | null): LogPage {
  const entries = found.slice(0, LOG_PAGE);
  const last = entries.at(-1);
  if (found.length > LOG_PAGE && last) return { entries, next: last.id, cutOff: false };
  return { entries, next: floor === null ? null : floor + 1, cutOff: floor !== null };
}
