import { SearchX } from "lucide-react";
import { QUEUE_LOOKS } from "@/components/tickets/queue-words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Queue } from "@/lib/tickets/list-query";

type NoTicketsProps = {
  queue: Queue;
  /** What was searched for, if anything. */
  q: string;
  /** Whether a filter narrows the queue down. */
  filtered: boolean;
  /** The queue with the same search and no filter. */
  unfilteredHref: string;
  /** The search in all tickets; null when this is it. */
  everywhereHref: string | null;
  /** Where keys are made; null for whoever may not. */
  keysHref: string | null;
};

/** Why the list is empty, and the next step. */
export function NoTickets(props: NoTicketsProps) {
  const { queue, q, filtered, unfilteredHref, everywhereHref, keysHref } = props;
  const clear = filtered && <LinkButton href={unfilteredHref}>Clear filters</LinkButton>;
  if (q !== "")
    return (
      <EmptyState
        icon={<SearchX />}
        title={`Nothing found for “${q}”`}
        action={
          <>
            {everywhereHref && <LinkButton href={everywhereHref}>Search all tickets</LinkButton>}
            {clear}
          </>
        }
      >
        Search by number, by words of the ticket, or by a customer’s name or address. The last word may be
        unfinished.
      </EmptyState>
    );
  if (filtered)
    return (
      <EmptyState icon={<SearchX />} title="No ticket fits these filters" action={clear}>
        Take one away, or look through another queue.
      </EmptyState>
    );
  const { icon, empty, hint } = QUEUE_LOOKS[queue];
  return (
    <EmptyState
      icon={icon}
      title={empty}
      action={
        queue === "all" && keysHref ? (
          <LinkButton href={keysHref} variant="primary">
            Add an API key
          </LinkButton>
        ) : null
      }
    >
      {hint}
    </EmptyState>
  );
}
