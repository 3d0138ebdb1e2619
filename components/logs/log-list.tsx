import { ScrollText, SearchX } from "lucide-react";
import { LogEntry, type LogEntryRow } from "@/components/logs/log-entry";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";

type LogListProps = {
  entries: LogEntryRow[];
  /** The address of the next page; left out at the end. */
  older?: string;
  /** The address of the first page; left out on it. */
  newest?: string;
  filtered: boolean;
  /** Shows the one entry that was asked for opened. */
  openAll: boolean;
  /** Set when the page ended before the log did: how many entries were looked at. */
  searched?: number;
};

/** System → Logs, one page. */
export function LogList(props: LogListProps) {
  const { entries, older, newest, filtered, openAll, searched } = props;
  const note =
    searched !== undefined
      ? `Looked through ${searched.toLocaleString("en")} entries; “Older” goes on from there.`
      : undefined;
  if (entries.length === 0) return <NoEntries {...props} />;
  return (
    <div className="@container">
      <ol aria-label="Log entries">
        {entries.map((entry) => (
          <LogEntry key={entry.id} entry={entry} open={openAll} />
        ))}
      </ol>
      <Pagination
        newer={newest}
        older={older}
        summary={note ?? (older || newest || filtered ? undefined : "That is the whole log.")}
        labels={{ newer: "Newest", older: "Older" }}
      />
    </div>
  );
}

function NoEntries({ older, newest, filtered, searched }: LogListProps) {
  const first = newest && <LinkButton href={newest}>Show the newest</LinkButton>;
  if (older && searched !== undefined)
    return (
      <EmptyState
        icon={<SearchX />}
        title={`Nothing in these ${searched.toLocaleString("en")} entries`}
        action={
          <>
            {first}
            <LinkButton href={older} variant="primary">
              Search older entries
            </LinkButton>
          </>
        }
      >
        The log goes on. Words, areas and addresses are searched in steps, so that a long log stays quick; a
        request id is found at once, however old.
      </EmptyState>
    );
  if (filtered)
    return (
      <EmptyState
        icon={<SearchX />}
        title="No entry matches"
        action={
          <>
            {first}
            <LinkButton href="/system/logs">Clear search and filters</LinkButton>
          </>
        }
      >
        Entries older than the retention in Settings → General are gone.
      </EmptyState>
    );
  return (
    <EmptyState icon={<ScrollText />} title="Nothing logged yet" action={first}>
      Refused API calls, errors, and failures of mail and scheduled tasks will appear here.
    </EmptyState>
  );
}
