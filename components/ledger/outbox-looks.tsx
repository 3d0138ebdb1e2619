import { CircleCheck, CircleX, Clock, LoaderCircle, MailX, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/badge";
import type { OutboxKind, OutboxState } from "@/lib/ledger/outbox-states";

type Look = { label: string; tone: Tone; icon: ReactNode };

/** How a mail that leaves stands, to be seen. */
export const outboxLooks: Record<OutboxState, Look> = {
  queued: { label: "Queued", tone: "info", icon: <Clock /> },
  sending: { label: "Sending", tone: "info", icon: <LoaderCircle /> },
  sent: { label: "Sent", tone: "success", icon: <CircleCheck /> },
  failed: { label: "Failed", tone: "danger", icon: <CircleX /> },
  canceled: { label: "Not sent", tone: "neutral", icon: <MailX /> },
};

/** A mail that was sent, and that another server said it could not deliver. */
export const cameBack: Look = { label: "Came back", tone: "danger", icon: <Undo2 /> };

export const KIND_WORDS: Record<OutboxKind, string> = {
  reply: "Reply",
  acknowledgement: "Acknowledgement",
  notice: "Notice",
  test: "Test",
};
