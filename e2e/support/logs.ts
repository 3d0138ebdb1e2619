import { type FoundLogEntry, findLogEntries } from "@/lib/logs/find";
import { LogQuery } from "@/lib/logs/schema";
import type { TestServer } from "./server";
import { until } from "./until";

/** What System → Logs shows for this search; it waits for a first entry, for they are stored after the answer. */
export function findLogs({ db }: TestServer, query: { q?: string; area?: string }): Promise<FoundLogEntry[]> {
  return until(async () => {
    const { entries } = await findLogEntries(db, LogQuery.parse(query), new Date());
    return entries.length > 0 && entries;
  });
}

/** The one entry that a request id finds. */
export async function findLog(server: TestServer, requestId: string | null): Promise<FoundLogEntry> {
  const [entry, ...more] = await findLogs(server, { q: requestId ?? "none" });
  if (!entry || more.length > 0) throw new Error(`${1 + more.length} log entries for ${requestId}`);
  return entry;
}
