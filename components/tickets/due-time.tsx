import { AlarmClock } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TicketState } from "@/lib/tickets/schema";

type DueTimeProps = { state: TicketState; dueAt: Date | null; now: number };

/** When the SLA plan wants an open ticket done; loud once that has passed. A closed one has nothing due. */
export function DueTime({ state, dueAt, now }: DueTimeProps) {
  if (state === "closed" || !dueAt) return <span className="text-muted">–</span>;
  if (dueAt.getTime() > now) return <RelativeTime value={dueAt} />;
  return (
    <Badge plain tone="danger" icon={<AlarmClock />}>
      Overdue <RelativeTime value={dueAt} className="font-normal" />
    </Badge>
  );
}
