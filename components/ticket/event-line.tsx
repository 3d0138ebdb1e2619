import { momentWords } from "@/components/ticket/moments";
import { eventWords } from "@/components/tickets/event-words";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HistoryEntry } from "@/lib/tickets/views";

const list = new Intl.ListFormat("en");

/** What somebody did with the ticket, in one line however many things it was. */
export function EventLine({ events, zone }: { events: readonly HistoryEntry[]; zone: string | undefined }) {
  const [first] = events;
  if (!first) return null;
  const told = events.map((event) => eventWords(event, (at) => momentWords(at, zone)));
  const who = told[0]?.who ?? null;
  const what = told.map((event) => event.what);
  return (
    <li
      data-event
      className="flex items-baseline [[data-event]+&]:-mt-2 gap-2 px-4 py-0.5 text-muted text-sm before:size-1.5 before:shrink-0 before:translate-y-[-0.1em] before:rounded-full before:bg-control-line"
    >
      <p className="min-w-0 [overflow-wrap:anywhere]">
        {who !== null && (
          <bdi dir="auto" className="font-medium text-text">
            {who}
          </bdi>
        )}{" "}
        {who === null ? what.join(" · ") : list.format(what)}
        {first.originId !== null && <span className="tabular"> (on #{first.originId})</span>}{" "}
        <RelativeTime value={first.at} className="whitespace-nowrap text-xs" />
      </p>
    </li>
  );
}
