"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { attempt } from "@/components/ticket/attempt";
import { useTicket } from "@/components/ticket/ticket-context";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";

/** Moves one message off into a ticket of its own. */
export function SplitDialog({ messageId, onClose }: { messageId: number; onClose: () => void }) {
  const { ticket, actions } = useTicket();
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();
  const toast = useToast();
  const router = useRouter();

  function split(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const subject = new FormData(event.currentTarget).get("subject");
    startTransition(async () => {
      const answer = await attempt(actions.split, { messageId, subject });
      if (answer.status === "failed") return setError(answer.fields.subject ?? answer.message);
      const { id } = answer.result;
      onClose();
      toast({ message: `The message is ticket #${id} now.` });
      router.push(`/tickets/${id}`);
    });
  }

  return (
    <Dialog
      title="Split into a new ticket"
      description={`The message leaves #${ticket.id} and begins a ticket of its own; the two are linked.`}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form="split" variant="primary" pending={pending}>
            Split message
          </Button>
        </>
      }
    >
      <form id="split" onSubmit={split}>
        <Field label="Subject of the new ticket" error={error} required>
          <Input name="subject" defaultValue={ticket.subject} maxLength={1000} />
        </Field>
      </form>
    </Dialog>
  );
}
