"use client";

import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useOptimistic,
  useRef,
  useState,
} from "react";
import { learnTags } from "@/components/desk/use-choices";
import { attempt } from "@/components/ticket/attempt";
import { ConflictDialog } from "@/components/ticket/conflict-dialog";
import { seenFor } from "@/components/ticket/facts";
import type { TicketActions } from "@/components/ticket/ticket-actions";
import { useToast } from "@/components/ui/toast";
import type { TicketSet } from "@/lib/tickets/change-schema";
import type { Named, TicketDetails } from "@/lib/tickets/views";

/** Something to change about the ticket: what to set, how the page looks with it, and what the toast says. */
export type Change = { set: TicketSet; patch: Partial<TicketDetails>; said: string };

/** Parts of the page that a key or a menu opens. */
export type Opened =
  | "assignee"
  | "department"
  | "priority"
  | "state"
  | "topic"
  | "tags"
  | "due"
  | "merge"
  | "link";

type TicketPage = {
  /** As the reader wants it: changes on their way to the server show already. */
  ticket: TicketDetails;
  me: Named;
  actions: TicketActions;
  change: (change: Change) => void;
  opened: Opened | null;
  open: (part: Opened | null) => void;
};

const TicketPageContext = createContext<TicketPage | null>(null);

/** The ticket of this page, and how to change it. */
export function useTicket(): TicketPage {
  const page = useContext(TicketPageContext);
  if (!page) throw new Error("useTicket needs a TicketProvider around it");
  return page;
}

type ProviderProps = { ticket: TicketDetails; me: Named; actions: TicketActions; children: ReactNode };
type Conflict = { messages: string[]; retry: () => void };

/**
 * Holds the ticket of a page. A change shows at once and is taken back when the server refuses it; when somebody else
 * was quicker, the reader chooses. Every change can be undone from its toast, from any page.
 */
export function TicketProvider({ ticket: saved, me, actions, children }: ProviderProps) {
  const [ticket, show] = useOptimistic(saved, (now, patch: Partial<TicketDetails>) => ({ ...now, ...patch }));
  const [opened, open] = useState<Opened | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const toast = useToast();
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const page = useMemo<TicketPage>(() => {
    const { id } = ticket;

    const undo = (set: TicketSet, seen: TicketSet) =>
      startTransition(async () => {
        const answer = await attempt(actions.change, { changes: [{ id, set, seen }] });
        if (answer.status === "failed") toast({ message: `Not undone. ${answer.message}`, tone: "danger" });
      });

    const change = ({ set, patch, said }: Change, blindly = false) =>
      startTransition(async () => {
        show(patch);
        const seen = blindly ? undefined : seenFor(ticket, set);
        const answer = await attempt(actions.change, { changes: [{ id, set, seen }] });
        if (answer.status === "saved") {
          const [changed] = answer.result.changed;
          learnTags(set.addTags ?? []);
          if (changed)
            toast({
              message: said,
              action: { label: "Undo", onClick: () => undo(changed.before, changed.after) },
            });
        } else if (answer.code === "conflict" && Object.keys(answer.fields).length > 0 && here.current) {
          const messages = Object.values(answer.fields);
          setConflict({ messages, retry: () => change({ set, patch, said }, true) });
        } else {
          const [first] = Object.values(answer.fields);
          toast({ message: `#${id}: ${first ?? answer.message}`, tone: "danger" });
        }
      });

    return { ticket, me, actions, change: (wanted) => change(wanted), opened, open };
  }, [ticket, me, actions, opened, show, toast]);

  return (
    <TicketPageContext value={page}>
      {children}
      <ConflictDialog
        messages={conflict?.messages ?? null}
        onKeep={() => setConflict(null)}
        onOverwrite={() => {
          conflict?.retry();
          setConflict(null);
        }}
      />
    </TicketPageContext>
  );
}
