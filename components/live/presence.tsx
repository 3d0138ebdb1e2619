"use client";

import { Eye, PencilLine } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Truncate } from "@/components/ui/truncate";
import type { Colleague } from "@/lib/presence/beat";
import { nobody, openTicket } from "./open-ticket";
import { presenceWords } from "./presence-words";
import { useLive } from "./use-live";

type PresenceOf = {
  /** The colleagues who have the ticket open now, those who reply first. */
  others: readonly Colleague[];
  /** Tells them that the reader is writing a reply, or is not any more. */
  setReplying: (replying: boolean) => void;
};

/** Tells the others that this ticket is open here, for as long as the component stands, and who they are. */
export function usePresence(ticketId: number): PresenceOf {
  const ticket = openTicket(ticketId);
  const others = useSyncExternalStore(ticket.watch, ticket.colleagues, nobody);
  useLive(({ presence, catchUp }) => {
    if (catchUp || presence.includes(ticketId)) ticket.read();
  });
  return { others, setReplying: ticket.setReplying };
}

const MOST_FACES = 3;

/** Who else has the ticket open, for its header: "Ben is replying". Nothing while the reader is alone. */
export function Presence({ ticketId }: { ticketId: number }) {
  const { others } = usePresence(ticketId);
  const words = presenceWords(others);
  const replying = others.some((colleague) => colleague.replying);
  return (
    <div aria-live="polite" className="flex min-w-0 items-center gap-1.5 text-xs">
      {words && (
        <>
          <span className="flex shrink-0 -space-x-1.5">
            {others.slice(0, MOST_FACES).map(({ id, name }) => (
              <span key={id} className="rounded-full ring-2 ring-surface">
                <Avatar name={name} size="sm" />
              </span>
            ))}
          </span>
          <span
            className={
              replying
                ? "flex min-w-0 items-center gap-1 font-medium text-warning"
                : "flex min-w-0 items-center gap-1 text-muted"
            }
          >
            {replying ? (
              <PencilLine aria-hidden className="size-3.5 shrink-0" />
            ) : (
              <Eye aria-hidden className="size-3.5 shrink-0" />
            )}
            <Truncate>{words}</Truncate>
          </span>
        </>
      )}
    </div>
  );
}
