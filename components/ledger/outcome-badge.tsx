import { CircleSlash, Clock, Reply, ShieldAlert, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { Outcome } from "@/lib/ledger/schema";

export const outcomeLooks: Record<Outcome, { label: string; plural: string; tone: Tone; icon: ReactNode }> = {
  ticket: { label: "Ticket", plural: "tickets", tone: "success", icon: <Ticket /> },
  reply: { label: "Reply", plural: "replies", tone: "success", icon: <Reply /> },
  ignored: { label: "Ignored", plural: "ignored", tone: "neutral", icon: <CircleSlash /> },
  quarantined: { label: "Quarantined", plural: "quarantined", tone: "warning", icon: <ShieldAlert /> },
  waiting: { label: "Waiting", plural: "waiting", tone: "info", icon: <Clock /> },
};

/** What became of a mail. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { label, tone, icon } = outcomeLooks[outcome];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
