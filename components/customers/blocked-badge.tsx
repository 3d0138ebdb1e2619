import { Ban } from "lucide-react";
import { Badge } from "@/components/ui/badge";

/** New tickets of theirs are refused. */
export function BlockedBadge() {
  return (
    <Badge tone="danger" icon={<Ban />}>
      Blocked
    </Badge>
  );
}
