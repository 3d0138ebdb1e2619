"use client";

import { RotateCcw } from "lucide-react";
import { useTransition } from "react";
import { answerOf, type FormAction, sendJson } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

export type ResendAction = FormAction<{ id: number }>;

/** Tries once more to send a mail. */
export function ResendButton({ id, about, resend }: { id: number; about: string; resend: ResendAction }) {
  const [pending, start] = useTransition();
  const toast = useToast();
  const run = () =>
    start(async () => {
      const state = await answerOf(sendJson(resend, { id }));
      if (state.status === "saved") toast({ message: "The mail is on its way again." });
      else if (state.status === "failed") toast({ tone: "danger", message: state.message });
    });
  return (
    <Button size="sm" icon={<RotateCcw />} disabled={pending} aria-label={`Retry: ${about}`} onClick={run}>
      Retry
    </Button>
  );
}
