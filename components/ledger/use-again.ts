"use client";

import { useTransition } from "react";
import { answerOf, type FormAction, sendJson } from "@/components/forms/send";
import { useToast } from "@/components/ui/toast";
import type { Again } from "@/lib/ledger/again";

export type AgainAction = FormAction<Again>;

/** Retries or releases a mail of the ledger, and says what became of it. */
export function useAgain(id: number) {
  const [pending, start] = useTransition();
  const toast = useToast();
  const run = (action: AgainAction) =>
    start(async () => {
      const state = await answerOf(sendJson(action, { id }));
      if (state.status === "saved") toast({ message: state.result.message });
      else if (state.status === "failed") toast({ tone: "danger", message: state.message });
    });
  return { pending, run };
}
