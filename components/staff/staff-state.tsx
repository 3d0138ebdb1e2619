import { Ban, CircleCheck, Clock, Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { StaffState } from "@/lib/staff/state";

const LOOKS: Record<StaffState, { word: string; tone: Tone; icon: ReactNode; title: string }> = {
  active: { word: "Active", tone: "success", icon: <CircleCheck />, title: "Can sign in" },
  invited: { word: "Invited", tone: "info", icon: <Clock />, title: "Has not set a password yet" },
  link_expired: {
    word: "Link expired",
    tone: "warning",
    icon: <Unlink />,
    title: "Has not set a password in time: make a new link",
  },
  deactivated: { word: "Deactivated", tone: "neutral", icon: <Ban />, title: "Cannot sign in" },
};

/** Where an account stands. */
export function StaffStateBadge({ state }: { state: StaffState }) {
  const { word, tone, icon, title } = LOOKS[state];
  return (
    <Badge tone={tone} icon={icon} title={title} plain>
      {word}
    </Badge>
  );
}
