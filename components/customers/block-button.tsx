"use client";

import { Ban, CircleCheck } from "lucide-react";
import { useTransition } from "react";
import { type FormAction, sendJson } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

type Action = FormAction<{ id: number; name: string }>;
type BlockButtonProps = { id: number; blocked: boolean; block: Action; unblock: Action };

/** Refuses a customer's new tickets, or takes them again. Asks nothing: the toast takes it back. */
export function BlockButton({ id, blocked, block, unblock }: BlockButtonProps) {
  const toast = useToast();
  const [pending, startTransition] = useTransition();

  function set(to: boolean, undo: boolean) {
    startTransition(async () => {
      const state = await sendJson(to ? block : unblock, { id });
      if (state.status === "failed") return toast({ tone: "danger", message: state.message });
      if (state.status !== "saved") return;
      const message = to
        ? `${state.result.name} is blocked. New tickets of theirs are refused; mails wait in Spam.`
        : `${state.result.name} is not blocked any more.`;
      toast({ message, ...(undo && { action: { label: "Undo", onClick: () => set(!to, false) } }) });
    });
  }

  return (
    <Button
      size="sm"
      variant={blocked ? "secondary" : "ghost"}
      icon={blocked ? <CircleCheck /> : <Ban />}
      pending={pending}
      onClick={() => set(!blocked, true)}
    >
      {blocked ? "Unblock" : "Block"}
    </Button>
  );
}
