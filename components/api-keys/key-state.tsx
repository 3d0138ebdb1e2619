import { Ban, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";

/** Whether requests with a key are let in. */
export function KeyState({ revokedAt, plain }: { revokedAt: Date | null; plain?: boolean }) {
  return revokedAt ? (
    <Badge icon={<Ban />} plain={plain} className="shrink-0">
      Revoked
    </Badge>
  ) : (
    <Badge tone="success" icon={<CircleCheck />} plain={plain} className="shrink-0">
      Active
    </Badge>
  );
}
