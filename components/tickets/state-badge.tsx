import { CircleCheck, CircleDot } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { TicketState } from "@/lib/tickets/schema";

/** Whether a ticket is still to be worked on. */
export function StateBadge({ state, plain = false }: { state: TicketState; plain?: boolean }) {
  return state === "open" ? (
    <Badge plain={plain} icon={<CircleDot />} tone="success">
      Open
    </Badge>
  ) : (
    <Badge plain={plain} icon={<CircleCheck />}>
      Closed
    </Badge>
  );
}
