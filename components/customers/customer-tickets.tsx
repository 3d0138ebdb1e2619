import { Ticket } from "lucide-react";
import { StateBadge } from "@/components/tickets/state-badge";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import type { TicketLine } from "@/lib/tickets/views";

type CustomerTicketsProps = {
  tickets: readonly TicketLine[];
  /** The list of all of them, when there are more than these. */
  moreHref?: string;
};

/** A customer's tickets, the newest first: a line each, two on a phone. */
export function CustomerTickets({ tickets, moreHref }: CustomerTicketsProps) {
  if (tickets.length === 0)
    return (
      <EmptyState icon={<Ticket />} title="No tickets yet">
        What this customer writes, and what staff open for them, will stand here.
      </EmptyState>
    );
  return (
    <div className="@container">
      <ul className="border-line-soft border-t text-sm">
        {tickets.map((ticket) => (
          <Line key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      {moreHref && (
        <div className="px-4 py-3">
          <LinkButton href={moreHref} size="sm">
            Show all tickets
          </LinkButton>
        </div>
      )}
    </div>
  );
}

function Line({ ticket: { id, subject, state, assignee, team, updatedAt } }: { ticket: TicketLine }) {
  const done = state === "resolved" || state === "closed";
  const who = (assignee ?? team)?.name;
  return (
    <li
      data-row
      className={cx(
        "relative flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-line-soft border-b px-4 py-1 hover:bg-hover @2xl:flex-nowrap @2xl:py-0",
        done && "text-muted",
      )}
    >
      <div className="min-w-0 basis-full @2xl:flex-1">
        <RowLink href={`/tickets/${id}`}>{subject}</RowLink>
      </div>
      <span className="tabular text-muted @2xl:order-first @2xl:w-14">#{id}</span>
      <span className="@2xl:w-24">
        <StateBadge state={state} />
      </span>
      <span
        title={who}
        className="min-w-0 max-w-40 truncate text-muted empty:hidden @2xl:w-28 @2xl:empty:block"
      >
        {who}
      </span>
      <RelativeTime
        value={updatedAt}
        className="tabular whitespace-nowrap text-muted @2xl:w-20 @2xl:text-end"
      />
    </li>
  );
}
