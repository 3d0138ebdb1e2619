import { Archive, CircleCheck, CircleDot, CircleEllipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { TicketState } from "@/lib/tickets/kinds";

/** Every state with its word, sign and tone. */
export const STATE_LOOKS: Record<TicketState, { word: string; icon: ReactNode; tone: Tone }> = {
  open: { word: "Open", icon: <CircleDot />, tone: "success" },
  pending: { word: "Pending", icon: <CircleEllipsis />, tone: "warning" },
  resolved: { word: "Resolved", icon: <CircleCheck />, tone: "info" },
  closed: { word: "Closed", icon: <Archive />, tone: "neutral" },
};

/** Whether a ticket is still to be worked on. */
export function StateBadge({ state, plain = false }: { state: TicketState; plain?: boolean }) {
  const { word, icon, tone } = STATE_LOOKS[state];
  return (
    <Badge plain={plain} icon={icon} tone={tone}>
      {word}
    </Badge>
  );
}
