"use client";

import { RotateCcw, Ticket } from "lucide-react";
import { useTransition } from "react";
import { type FormAction, sendJson } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { Again } from "@/lib/ledger/again";

export type AgainAction = FormAction<Again>;

type AgainButtonsProps = {
  id: number;
  /** What the mail is about, for screen readers. */
  about: string;
  /** Left out where trying again can change nothing. */
  retry?: AgainAction;
  release: AgainAction;
};

/** Retry goes through the rules once more; Release makes a ticket of it whatever they say. */
export function AgainButtons({ id, about, retry, release }: AgainButtonsProps) {
  const [pending, start] = useTransition();
  const toast = useToast();
  const run = (action: AgainAction) =>
    start(async () => {
      const state = await sendJson(action, { id });
      if (state.status === "saved") toast({ message: state.result.message });
      else if (state.status === "failed") toast({ tone: "danger", message: state.message });
    });
  return (
    <span className="flex justify-end gap-2">
      {retry && (
        <Button
          size="sm"
          icon={<RotateCcw />}
          disabled={pending}
          aria-label={`Retry: ${about}`}
          onClick={() => run(retry)}
        >
          Retry
        </Button>
      )}
      <Button
        size="sm"
        icon={<Ticket />}
        disabled={pending}
        aria-label={`Release as a ticket: ${about}`}
        onClick={() => run(release)}
      >
        Release
      </Button>
    </span>
  );
}
