import { CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { LogArea, LogLevel } from "@/lib/logs/schema";

export const levelLooks: Record<LogLevel, { label: string; tone: Tone; icon: ReactNode }> = {
  error: { label: "Error", tone: "danger", icon: <CircleX /> },
  warning: { label: "Warning", tone: "warning", icon: <TriangleAlert /> },
  info: { label: "Info", tone: "info", icon: <Info /> },
};

export const areaLabels: Record<LogArea, string> = {
  api: "API",
  mail: "Mail",
  cron: "Cron",
  auth: "Sign-in",
  panel: "Panel",
};

/** How bad an entry is: sign and word. */
export function LevelBadge({ level }: { level: LogLevel }) {
  const { label, tone, icon } = levelLooks[level];
  return (
    // A tint in every row would be no sign any more.
    <Badge tone={tone} icon={icon} plain>
      {label}
    </Badge>
  );
}
