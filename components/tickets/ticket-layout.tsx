import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { PriorityBadge } from "@/components/tickets/priority-badge";
import { StateBadge } from "@/components/tickets/state-badge";
import { TicketDetails } from "@/components/tickets/ticket-details";
import { TicketHistory } from "@/components/tickets/ticket-history";
import type { TicketDetails as Details, HistoryEntry } from "@/lib/tickets/views";

type TicketLayoutProps = {
  ticket: Details;
  history: readonly HistoryEntry[];
  /** The thread. */
  children: ReactNode;
};

/** The thread in the middle and the facts beside it; on narrow screens the facts fold away above the thread. */
export function TicketLayout({ ticket, history, children }: TicketLayoutProps) {
  return (
    <div className="lg:grid lg:min-h-[calc(100dvh-3.25rem)] lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 bg-bg px-4 py-5 lg:px-6">
        <div className="mx-auto flex max-w-190 flex-col gap-4">
          {/* A phone's header has no room for these. */}
          <div className="flex flex-col gap-1.5 lg:hidden">
            <p className="flex items-center gap-2">
              <span className="tabular text-muted">#{ticket.id}</span>
              <StateBadge state={ticket.state} />
              <PriorityBadge priority={ticket.priority} />
            </p>
            <p dir="auto" className="font-semibold text-lg [overflow-wrap:anywhere]">
              {ticket.subject}
            </p>
          </div>
          <details className="group rounded-lg border border-line bg-surface lg:hidden">
            <summary className="flex h-control list-none items-center gap-1.5 rounded-lg px-3 font-medium [&::-webkit-details-marker]:hidden">
              <ChevronRight className="size-4 text-muted transition-transform group-open:rotate-90" />
              Details
              <span dir="auto" className="ml-auto min-w-0 truncate pl-3 font-normal text-muted text-sm">
                {ticket.customer.name} · {ticket.department}
              </span>
            </summary>
            <div className="border-line border-t p-4">
              <TicketDetails ticket={ticket} />
            </div>
          </details>
          {children}
          <section aria-label="History" className="flex flex-col gap-3 px-1 pt-2">
            <h2 className="font-semibold">History</h2>
            <TicketHistory history={history} />
          </section>
        </div>
      </div>
      <aside aria-label="Details" className="hidden border-line border-l bg-surface lg:block">
        <div className="sticky top-13 max-h-[calc(100dvh-3.25rem)] overflow-y-auto p-5">
          <TicketDetails ticket={ticket} />
        </div>
      </aside>
    </div>
  );
}
