import { CircleSlash, Clock, Reply, ShieldAlert, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { Outcome } from "@/lib/ledger/schema";

type Look = { label: string; singular: string; plural: string; tone: Tone; icon: ReactNode };

export const outcomeLooks: Record<Outcome, Look> = {
  ticket: { label: "Ticket", singular: "ticket", plural: "tickets", tone: "success", icon: <Ticket /> },
  reply: { label: "Reply", singular: "reply", plural: "replies", tone: "success", icon: <Reply /> },
  ignored: {
    label: "Ignored",
    singular: "ignored",
    plural: "ignored",
    tone: "neutral",
    icon: <CircleSlash />,
  },
  quarantined: {
    label: "Quarantined",
    singular: "quarantined",
    plural: "quarantined",
    tone: "warning",
    icon: <ShieldAlert />,
  },
  waiting: { label: "Waiting", singular: "waiting", plural: "waiting", tone: "info", icon: <Clock /> },
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
