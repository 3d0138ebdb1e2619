"use client";

import { CircleCheck, RotateCcw } from "lucide-react";
import { startTransition, useActionState, useEffect, useRef } from "react";
import { type FormAction, send } from "@/components/forms/send";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { TicketState } from "@/lib/tickets/schema";
import type { StateChange } from "@/lib/tickets/views";

type StateButtonProps = {
  id: number;
  state: TicketState;
  close: FormAction<StateChange>;
  reopen: FormAction<StateChange>;
};

/** Closes an open ticket and reopens a closed one; what was done can be undone from the toast. */
export function StateButton({ id, state, close, reopen }: StateButtonProps) {
  const toast = useToast();
  const to = state === "open" ? "closed" : "open";
  // One hook for both ways: by the time the answer is here, the button that was pressed has become the other one.
  const [result, dispatch] = useActionState(to === "closed" ? close : reopen, { status: "idle" });
  const told = useRef(result);

  useEffect(() => {
    if (told.current === result || result.status === "idle") return;
    told.current = result;
    if (result.status === "failed") {
      toast({ message: result.message, tone: "danger" });
      return;
    }
    const { state: now, changed } = result.result;
    if (!changed) {
      toast({ message: `Ticket #${id} was ${words[now].done} already.` });
      return;
    }
    const undo = now === "closed" ? reopen : close;
    toast({
      message: `Ticket #${id} ${words[now].done}.`,
      action: {
        label: "Undo",
        // Works from any page that the reader may be on by now.
        onClick: () =>
          startTransition(async () => {
            const undone = await send(undo, { id: String(id) });
            const failed = undone.status === "failed";
            toast({
              message: failed ? undone.message : `Ticket #${id} is ${words[now].before} again.`,
              tone: failed ? "danger" : "success",
            });
          }),
      },
    });
  }, [result, id, close, reopen, toast]);

  return (
    <form action={dispatch}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton
        variant={to === "closed" ? "primary" : "secondary"}
        icon={to === "closed" ? <CircleCheck /> : <RotateCcw />}
      >
        {to === "closed" ? "Close ticket" : "Reopen ticket"}
      </SubmitButton>
    </form>
  );
}

const words = {
  closed: { done: "closed", before: "open" },
  open: { done: "reopened", before: "closed" },
} as const;
