import { eventWords } from "@/components/tickets/event-words";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HistoryEntry } from "@/lib/tickets/views";

/** Who did what with a ticket, and when; oldest first. */
export function TicketHistory({ history }: { history: readonly HistoryEntry[] }) {
  return (
    <ol className="flex flex-col gap-2.5 border-line border-l pl-4">
      {history.map((event) => {
        const { who, what } = eventWords(event);
        return (
          <li
            key={event.id}
            className="relative text-sm [overflow-wrap:anywhere] before:absolute before:top-1.5 before:-left-[1.28rem] before:size-2 before:rounded-full before:bg-control-line"
          >
            {who && (
              <bdi dir="auto" className="font-medium">
                {who}{" "}
              </bdi>
            )}
            {what} <RelativeTime value={event.at} className="text-muted text-xs" />
          </li>
        );
      })}
    </ol>
  );
}
