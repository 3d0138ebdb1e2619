import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { areaLabels, LevelBadge } from "@/components/logs/log-marks";
import { LogTime } from "@/components/logs/log-time";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Definition, DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { LogArea, LogLevel } from "@/lib/logs/schema";

export type LogEntryRow = {
  id: number;
  at: Date;
  level: LogLevel;
  area: LogArea;
  message: string;
  requestId: string | null;
  ip: string | null;
  keyLabel: string | null;
  /** Further facts as JSON text; null when there are none. */
  details: string | null;
  stack: string | null;
};

/** One line of the log; it opens to everything that is known. Native, so that it works before and without JavaScript. */
export function LogEntry({ entry, open }: { entry: LogEntryRow; open: boolean }) {
  const { at, level, area, message, keyLabel, ip } = entry;
  return (
    <li className="border-line-soft border-b">
      <details open={open} className="group">
        <summary className="grid min-h-row cursor-pointer list-none grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-2 text-sm hover:bg-hover focus-visible:-outline-offset-2 group-open:bg-hover @3xl:h-row @3xl:grid-cols-[1rem_7.5rem_5rem_3.5rem_minmax(0,1fr)_8rem] @5xl:grid-cols-[1rem_7.5rem_5rem_3.5rem_minmax(0,1fr)_9rem_9rem] @3xl:py-0 [&::-webkit-details-marker]:hidden">
          <ChevronRight className="size-4 text-muted transition-transform group-open:rotate-90" />
          <LogTime
            value={at}
            className="tabular order-2 truncate text-muted text-xs @3xl:order-none @3xl:text-sm"
          />
          <span className="order-1 @3xl:order-none">
            <LevelBadge level={level} />
          </span>
          <span className="hidden text-muted @3xl:block">{areaLabels[area]}</span>
          <span
            dir="auto"
            title={message}
            className="order-3 col-span-2 col-start-2 truncate text-start @3xl:order-none @3xl:col-span-1 @3xl:col-start-auto"
          >
            {message}
          </span>
          <span dir="auto" title={keyLabel ?? undefined} className="hidden truncate text-muted @5xl:block">
            {keyLabel}
          </span>
          <span dir="ltr" title={ip ?? undefined} className="tabular hidden truncate text-muted @3xl:block">
            {ip}
          </span>
        </summary>
        <Details entry={entry} />
      </details>
    </li>
  );
}

function Details({ entry }: { entry: LogEntryRow }) {
  const { id, at, area, message, requestId, keyLabel, ip, details, stack } = entry;
  return (
    <div className="flex flex-col gap-4 border-line-soft border-t bg-surface px-4 py-4 @3xl:pl-11">
      <DefinitionList>
        <Definition term="Message">
          <span className="whitespace-pre-wrap">{message}</span>
        </Definition>
        <Definition term="Time">
          <RelativeTime value={at} format="exact" />
        </Definition>
        <Definition term="Area">{areaLabels[area]}</Definition>
        <Definition term="Request id">
          {requestId && <Copyable value={requestId} what="request id" />}
        </Definition>
        <Definition term="API key">
          {keyLabel && (
            <Link href="/settings/api-keys" className="text-accent underline underline-offset-2">
              {keyLabel}
            </Link>
          )}
        </Definition>
        <Definition term="IP address">{ip && <Copyable value={ip} what="IP address" />}</Definition>
      </DefinitionList>
      {details && <CodeBlock code={details} label={`details of entry ${id}`} />}
      {stack && <CodeBlock code={stack} label={`stack trace of entry ${id}`} />}
    </div>
  );
}

function Copyable({ value, what }: { value: string; what: string }) {
  return (
    <span dir="ltr" className="-my-1 inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{value}</code>
      <CopyButton value={value} label={`Copy ${what}`} iconOnly variant="ghost" />
    </span>
  );
}
