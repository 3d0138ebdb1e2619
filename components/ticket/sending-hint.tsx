"use client";

import { Send } from "lucide-react";
import { useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { HOLD_SECONDS } from "@/lib/tickets/sending";

/** Says for as long as it is true that a reply can still be taken back. */
export function SendingHint({ until }: { until: Date | null }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // Not longer than any reply is held, whatever this computer's clock says.
    const left = Math.min((until?.getTime() ?? 0) - Date.now(), HOLD_SECONDS * 1000);
    setHeld(left > 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setHeld(false), left);
    return () => clearTimeout(timer);
  }, [until]);
  return held ? (
    <Badge
      plain
      tone="info"
      icon={<Send />}
      title="It can be taken back for a few seconds; undo it from the message at the bottom."
    >
      Sending…
    </Badge>
  ) : null;
}
