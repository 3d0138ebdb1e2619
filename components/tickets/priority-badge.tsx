import { ChevronDown, ChevronUp, Equal, Siren } from "lucide-react";
import type { ReactNode } from "react";
import { PRIORITY_WORDS } from "@/components/tickets/ticket-words";
import { Badge, type Tone } from "@/components/ui/badge";
import { PRIORITIES, type Priority } from "@/lib/tickets/kinds";

/** Every priority with its word, sign and tone. */
export const PRIORITY_LOOKS: Record<Priority, { word: string; icon: ReactNode; tone: Tone }> = {
  low: { word: PRIORITY_WORDS.low, icon: <ChevronDown />, tone: "neutral" },
  normal: { word: PRIORITY_WORDS.normal, icon: <Equal />, tone: "neutral" },
  high: { word: PRIORITY_WORDS.high, icon: <ChevronUp />, tone: "warning" },
  emergency: { word: PRIORITY_WORDS.emergency, icon: <Siren />, tone: "danger" },
};

/** To choose from, least urgent first. */
export const PRIORITY_OPTIONS = PRIORITIES.map((value) => {
  const { word, icon } = PRIORITY_LOOKS[value];
  return { value, label: word, icon };
});

/** How urgent a ticket is. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  const { word, icon, tone } = PRIORITY_LOOKS[priority];
  return (
    <Badge plain icon={icon} tone={tone}>
      {word}
    </Badge>
  );
}
