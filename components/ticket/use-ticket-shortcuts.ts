"use client";

import { useRouter } from "next/navigation";
import { useShortcuts } from "@/components/shortcuts/use-shortcuts";
import { assignTo } from "@/components/ticket/assignee-pick";
import { useTicket } from "@/components/ticket/ticket-context";
import type { Neighbours } from "@/components/ticket/use-neighbours";
import type { TicketState } from "@/lib/tickets/kinds";

/** What is done most on a ticket, and the keys for it. */
export function useTicketShortcuts({ previous, next, listHref, leaveTo }: Neighbours) {
  const { ticket, me, change, open } = useTicket();
  const { id, state, folder } = ticket;
  const router = useRouter();

  const setState = (to: TicketState, said: string) =>
    change({ set: { state: to, pendingUntil: null }, patch: { state: to, pendingUntil: null }, said });
  const resolve = () => setState("resolved", `#${id} resolved.`);
  const reopen = () => setState("open", `#${id} is open again.`);
  const move = (to: "inbox" | "spam" | "trash", said: string) =>
    change({ set: { folder: to }, patch: { folder: to }, said });
  const go = (to: number | null) => {
    if (to === null) return;
    leaveTo(to);
    router.push(`/tickets/${to}`);
  };
  const done = state === "resolved" || state === "closed";

  useShortcuts("Ticket", [
    { keys: "e", label: done ? "Reopen" : "Resolve", run: done ? reopen : resolve },
    { keys: "a", label: "Assign…", run: () => open("assignee") },
    { keys: "i", label: "Assign to me", run: () => change(assignTo(ticket, me, me)) },
    { keys: "l", label: "Tags…", run: () => open("tags") },
    { keys: "p", label: "Priority…", run: () => open("priority") },
    { keys: "s", label: "State…", run: () => open("state") },
    { keys: "d", label: "Department…", run: () => open("department") },
    { keys: "t", label: "Help topic…", run: () => open("topic") },
    { keys: "m", label: "Merge…", run: () => open("merge") },
    ...(folder === "inbox"
      ? [
          { keys: "!", label: "Mark as spam", run: () => move("spam", `#${id} is in spam.`) },
          { keys: "#", label: "Move to trash", run: () => move("trash", `#${id} is in the trash.`) },
        ]
      : []),
    { keys: "j", label: "Next ticket", run: () => go(next) },
    { keys: "k", label: "Previous ticket", run: () => go(previous) },
    { keys: "u", label: "Back to the list", run: () => router.push(listHref) },
  ]);
  return { resolve, reopen };
}
