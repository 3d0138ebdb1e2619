import { CircleCheck, Inbox, SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

type NoTicketsProps = {
  /** What was searched for, if anything. */
  q: string;
  /** Whether a department, a priority or a state other than the usual one narrows the list down. */
  filtered: boolean;
  /** Whether there is any ticket at all, whatever its state. */
  any: boolean;
  /** The list with the same search and no filter; null when this is it. */
  widerHref: string | null;
  /** Where keys are made; null for whoever may not. */
  keysHref: string | null;
};

/** Why the list is empty, and the next step. */
export function NoTickets({ q, filtered, any, widerHref, keysHref }: NoTicketsProps) {
  if (!any)
    return (
      <EmptyState
        icon={<Inbox />}
        title="No tickets yet"
        action={
          keysHref && (
            <LinkButton href={keysHref} variant="primary">
              Add an API key
            </LinkButton>
          )
        }
      >
        Tickets appear here as soon as an integration creates one or a customer’s mail comes in.
      </EmptyState>
    );
  const wider = widerHref && <LinkButton href={widerHref}>Look through all tickets</LinkButton>;
  if (q !== "")
    return (
      <EmptyState icon={<SearchX />} title={`Nothing found for “${q}”`} action={wider}>
        Search by number, by words of the subject, or by a customer’s name or address. The last word may be
        unfinished.
      </EmptyState>
    );
  if (filtered) return <EmptyState icon={<SearchX />} title="No ticket fits these filters" action={wider} />;
  return (
    <EmptyState icon={<CircleCheck />} title="No open tickets" action={wider}>
      Everything is done. New tickets appear here.
    </EmptyState>
  );
}
