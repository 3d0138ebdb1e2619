"use client";

import { AlarmClock, Hourglass } from "lucide-react";
import { dueWords } from "@/components/tickets/due-words";
import { Badge } from "@/components/ui/badge";
import { exactWords } from "@/components/ui/time-words";
import { useNow } from "@/components/ui/use-now";
import type { TicketState } from "@/lib/tickets/kinds";

type DueTimeProps = {
  state: TicketState;
  dueAt: Date | null;
  /** The server's moment, for the first rendering. */
  now: number;
};

/** What is left of the time the SLA plan promises; loud once it has passed. A ticket that is done owes nothing. */
export function DueTime({ state, dueAt, now }: DueTimeProps) {
  const clock = useNow();
  if (state === "resolved" || state === "closed" || !dueAt)
    return (
      <span className="text-muted">
        <span aria-hidden="true">–</span>
        <span className="sr-only">Nothing due</span>
      </span>
    );
  const { words, overdue, soon } = dueWords(dueAt, new Date(clock ?? now));
  return (
    <Badge
      plain
      tone={overdue ? "danger" : soon ? "warning" : "neutral"}
      icon={overdue ? <AlarmClock /> : <Hourglass />}
      title={`Due ${exactWords(dueAt, clock === undefined ? "UTC" : undefined)}`}
    >
      <span suppressHydrationWarning>{words}</span>
    </Badge>
  );
}
