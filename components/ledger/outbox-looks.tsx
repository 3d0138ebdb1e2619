import { CircleCheck, CircleX, Clock, LoaderCircle, MailX } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/badge";
import type { OutboxState } from "@/lib/ledger/outbox-states";

/** How a mail that leaves stands, to be seen. */
export const outboxLooks: Record<OutboxState, { label: string; tone: Tone; icon: ReactNode }> = {
  queued: { label: "Queued", tone: "info", icon: <Clock /> },
  sending: { label: "Sending", tone: "info", icon: <LoaderCircle /> },
  sent: { label: "Sent", tone: "success", icon: <CircleCheck /> },
  failed: { label: "Failed", tone: "danger", icon: <CircleX /> },
  canceled: { label: "Not sent", tone: "neutral", icon: <MailX /> },
};
