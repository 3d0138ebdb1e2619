import type { Metadata } from "next";
import type { LogEntryRow } from "@/components/logs/log-entry";
import { LogFilters } from "@/components/logs/log-filters";
import { LogList } from "@/components/logs/log-list";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { type FoundLogEntry, findLogEntries, LOG_WINDOW } from "@/lib/logs/find";
import { LogQuery } from "@/lib/logs/schema";

export const metadata: Metadata = { title: "Logs" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LogsPage({ searchParams }: Props) {
  const { db } = await requireSignedIn("administrator");
  const query = LogQuery.parse(await searchParams);
  const { entries, next, cutOff } = await findLogEntries(db, query, new Date());
  const filtered = Boolean(query.q || query.level || query.area || query.since);
  return (
    <>
      <PageHeader title="Logs" filters={<LogFilters query={query} />} />
      <PageBody>
        <LogList
          entries={entries.map(toRow)}
          older={next === null ? undefined : address({ ...query, before: next })}
          newest={query.before === undefined ? undefined : address({ ...query, before: undefined })}
          filtered={filtered}
          openAll={query.q !== "" && entries.length === 1}
          searched={cutOff ? LOG_WINDOW : undefined}
        />
      </PageBody>
    </>
  );
}

function address(query: LogQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value));
  return parameters.size > 0 ? `/system/logs?${parameters}` : "/system/logs";
}

function toRow({ apiKey, details, ...entry }: FoundLogEntry): LogEntryRow {
  const facts = details && typeof details === "object" && !Array.isArray(details) ? details : {};
  const { stack, ...rest } = facts;
  return {
    ...entry,
    keyLabel: apiKey?.label ?? null,
    details: Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : null,
    stack: typeof stack === "string" && stack !== "" ? stack : null,
  };
}
