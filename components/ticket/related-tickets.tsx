"use client";

import { Unlink } from "lucide-react";
import Link from "next/link";
import { startTransition } from "react";
import { attempt } from "@/components/ticket/attempt";
import { useTicket } from "@/components/ticket/ticket-context";
import { STATE_LOOKS } from "@/components/tickets/state-badge";
import { IconButton } from "@/components/ui/icon-button";
import { useToast } from "@/components/ui/toast";
import type { TicketState } from "@/lib/tickets/kinds";

type Line = { id: number; subject: string; state?: TicketState };

/** Tickets by state, number and subject, each leading to itself. */
export function TicketLinks({
  tickets,
  onUnlink,
}: {
  tickets: readonly Line[];
  onUnlink?: (id: number) => void;
}) {
  return (
    <ul className="flex flex-col gap-0.5">
      {tickets.map(({ id, subject, state }) => (
        <li key={id} className="flex min-w-0 items-center gap-1">
          <Link
            href={`/tickets/${id}`}
            prefetch={false}
            title={`#${id} ${subject}${state ? ` (${STATE_LOOKS[state].word.toLowerCase()})` : ""}`}
            className="-mx-2 flex min-h-control-small min-w-0 flex-1 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-muted"
          >
            {state && (
              <>
                {STATE_LOOKS[state].icon}
                <span className="sr-only">{STATE_LOOKS[state].word}</span>
              </>
            )}
            <span className="tabular shrink-0 text-muted text-xs">#{id}</span>
            <span dir="auto" className="min-w-0 truncate">
              {subject}
            </span>
          </Link>
          {onUnlink && (
            <IconButton
              label={`Unlink #${id}`}
              icon={<Unlink />}
              size="sm"
              className="text-muted"
              onClick={() => onUnlink(id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The tickets that this one is linked with, and a way to unlink them. */
export function LinkedTickets() {
  const { ticket, actions } = useTicket();
  const { id, links } = ticket;
  const toast = useToast();
  const unlink = (otherId: number) =>
    startTransition(async () => {
      const answer = await attempt(actions.unlink, { id, otherId });
      if (answer.status === "failed") return toast({ message: answer.message, tone: "danger" });
      toast({
        message: `#${otherId} is no longer linked with #${id}.`,
        action: {
          label: "Undo",
          onClick: () =>
            startTransition(async () => {
              const back = await attempt(actions.link, { id, otherId });
              if (back.status === "failed") toast({ message: back.message, tone: "danger" });
            }),
        },
      });
    });
  return <TicketLinks tickets={links} onUnlink={unlink} />;
}
