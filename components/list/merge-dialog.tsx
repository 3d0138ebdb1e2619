"use client";

import { useState } from "react";
import { ticketCount } from "@/components/list/words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { TicketLine } from "@/lib/tickets/views";

type MergeDialogProps = {
  tickets: readonly TicketLine[];
  merge: (targetId: number, ids: number[]) => void;
  close: () => void;
};

/** Which of the selected tickets the others become part of; the oldest one, unless another is chosen. */
export function MergeDialog({ tickets, merge, close }: MergeDialogProps) {
  const [target, setTarget] = useState(Math.min(...tickets.map(({ id }) => id)));
  const others = tickets.map(({ id }) => id).filter((id) => id !== target);
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && close()}
      title={`Merge ${ticketCount(tickets.length)}`}
      description="The messages and the history of all go into one; the other numbers lead there from then on."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            onClick={() => {
              merge(target, others);
              close();
            }}
          >
            Merge into #{target}
          </Button>
        </>
      }
    >
      <fieldset>
        <legend className="mb-1 font-medium">Keep this ticket</legend>
        <div className="max-h-80 overflow-y-auto rounded-lg border border-line">
          {tickets.map(({ id, subject, customer }) => (
            <label
              key={id}
              className="flex min-h-row items-center gap-2.5 border-line-soft border-b px-3 py-1.5 last:border-0 hover:bg-hover has-checked:bg-selected"
            >
              <input
                type="radio"
                name="target"
                value={id}
                checked={id === target}
                onChange={() => setTarget(id)}
                className="size-4 shrink-0 accent-accent-solid"
              />
              <span className="tabular shrink-0 text-muted text-sm">#{id}</span>
              <span dir="auto" title={subject} className="min-w-0 flex-1 truncate text-left">
                {subject}
              </span>
              <span dir="auto" className="max-w-40 truncate text-muted text-sm">
                {customer.name || customer.email}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </Dialog>
  );
}
