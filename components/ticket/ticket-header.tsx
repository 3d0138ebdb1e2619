"use client";

import {
  ChevronDown,
  ChevronLeft,
  ChevronUp,
  CircleCheck,
  PanelRight,
  RotateCcw,
  ShieldAlert,
} from "lucide-react";
import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { Presence } from "@/components/live/presence";
import { SubjectHeading } from "@/components/ticket/subject-heading";
import { useTicket } from "@/components/ticket/ticket-context";
import { TicketMenu } from "@/components/ticket/ticket-menu";
import type { Neighbours } from "@/components/ticket/use-neighbours";
import { useTicketShortcuts } from "@/components/ticket/use-ticket-shortcuts";
import { StateBadge } from "@/components/tickets/state-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";

type TicketHeaderProps = { neighbours: Neighbours; onDetails: () => void };

/** The head of a ticket's page: which it is, how it stands, who else looks at it, and what is done most. */
export function TicketHeader({ neighbours, onDetails }: TicketHeaderProps) {
  const { ticket } = useTicket();
  const { id, state } = ticket;
  const { resolve, reopen } = useTicketShortcuts(neighbours);
  const done = state === "resolved" || state === "closed";
  return (
    <header
      data-page-header
      className="z-20 flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-surface px-4 py-2 md:h-13 md:flex-nowrap md:py-0"
    >
      <Link
        href={neighbours.listHref}
        aria-label="Back to the list"
        title="Back to the list (U)"
        className="-ml-1.5 grid size-control-small shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text"
      >
        <ChevronLeft className="size-4.5" />
      </Link>
      <div className="flex min-w-0 max-md:order-last max-md:basis-full">
        <SubjectHeading />
      </div>
      <span className="tabular shrink-0 text-muted">#{id}</span>
      <StateBadge state={state} />
      {ticket.unverified && (
        <Badge
          tone="warning"
          icon={<ShieldAlert />}
          title="It was opened by a mail whose sender nobody vouches for: somebody else may have written it."
        >
          Unverified sender
        </Badge>
      )}
      <div className="flex min-w-0 flex-1 justify-end max-md:order-last max-md:basis-full max-md:justify-start max-md:empty:hidden">
        <Presence ticketId={id} />
      </div>
      <div className="flex shrink-0 items-center gap-1 max-md:ml-auto">
        <div className="flex items-center max-sm:hidden">
          <Step to={neighbours.previous} label="Previous ticket (K)" onGo={neighbours.leaveTo}>
            <ChevronUp />
          </Step>
          <Step to={neighbours.next} label="Next ticket (J)" onGo={neighbours.leaveTo} prefetch>
            <ChevronDown />
          </Step>
        </div>
        {done ? (
          <Button icon={<RotateCcw />} onClick={once(reopen)}>
            Reopen
          </Button>
        ) : (
          <Button variant="primary" icon={<CircleCheck />} onClick={once(resolve)} title="Resolve (E)">
            Resolve
          </Button>
        )}
        <TicketMenu />
        <IconButton label="Details" icon={<PanelRight />} onClick={onDetails} className="lg:hidden" />
      </div>
    </header>
  );
}

/** The two stand in the same place: the second half of a double click is not for the one that has just come there. */
const once = (act: () => void) => (event: MouseEvent) => {
  if (event.detail < 2) act();
};

type StepProps = {
  to: number | null;
  label: string;
  onGo: (to: number) => void;
  /** Loaded ahead of the click: most go down the list. */
  prefetch?: boolean;
  children: ReactNode;
};

/** To the neighbour in the list; keeps its place where there is none. */
function Step({ to, label, onGo, prefetch = false, children }: StepProps) {
  const className = cx(buttonClass({ variant: "ghost", size: "sm", iconOnly: true }), "text-muted");
  if (to === null)
    return (
      <span aria-hidden="true" className={cx(className, "opacity-35")}>
        {children}
      </span>
    );
  return (
    <Link
      href={`/tickets/${to}`}
      prefetch={prefetch}
      aria-label={label}
      title={label}
      onClick={() => onGo(to)}
      className={className}
    >
      {children}
    </Link>
  );
}
