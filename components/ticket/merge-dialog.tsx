"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, startTransition, useEffect, useRef, useState, useTransition } from "react";
import type { FoundTicket } from "@/components/desk/found";
import { attempt } from "@/components/ticket/attempt";
import { useTicket } from "@/components/ticket/ticket-context";
import { TicketSearch } from "@/components/ticket/ticket-search";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { useToast } from "@/components/ui/toast";

/** Finds another ticket and makes one of the two. */
export function MergeDialog() {
  const { ticket, actions, opened, open } = useTicket();
  const { id, customer } = ticket;
  const [other, setOther] = useState<FoundTicket | null>(null);
  const [error, setError] = useState<string>();
  const [pending, startMerge] = useTransition();
  const toast = useToast();
  const router = useRouter();

  // The list that had the keyboard is gone once one of it is chosen: the question that follows takes it.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (other) form.current?.querySelector<HTMLInputElement>("input:checked")?.focus();
  }, [other]);

  function close() {
    open(null);
    setOther(null);
    setError(undefined);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (other) merge(other.id, new FormData(event.currentTarget).get("stays") === "this");
  }

  const merge = (otherId: number, thisStays: boolean) =>
    startMerge(async () => {
      const [targetId, goes] = thisStays ? [id, otherId] : [otherId, id];
      const answer = await attempt(actions.merge, { targetId, ids: [goes] });
      if (answer.status === "failed") return setError(Object.values(answer.fields)[0] ?? answer.message);
      close();
      toast({
        message: `#${goes} merged into #${targetId}.`,
        action: {
          label: "Undo",
          onClick: () =>
            startTransition(async () => {
              const undone = await attempt(actions.unmerge, { ids: answer.result.merged });
              if (undone.status === "failed")
                toast({ message: `Not undone. ${undone.message}`, tone: "danger" });
            }),
        },
      });
      if (targetId !== id) router.push(`/tickets/${targetId}?followed=${id}`);
    });

  return (
    <Dialog
      title="Merge tickets"
      description="The messages and histories of both become one thread. The other number leads there from then on."
      open={opened === "merge"}
      onOpenChange={(next) => !next && close()}
      size="md"
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form="merge" variant="primary" disabled={!other} pending={pending}>
            Merge tickets
          </Button>
        </>
      }
    >
      <form ref={form} id="merge" onSubmit={submit} className="flex flex-col gap-4">
        {error && <Banner tone="danger">{error}</Banner>}
        {!other && <TicketSearch label="Other ticket" except={id} chosen={null} onPick={setOther} />}
        {other && (
          <>
            <div className="flex items-start gap-3">
              <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                With <span className="tabular">#{other.id}</span> “<bdi>{other.subject}</bdi>” of{" "}
                <bdi>{other.customer}</bdi>
              </p>
              <Button size="sm" onClick={() => setOther(null)}>
                Choose another
              </Button>
            </div>
            <RadioGroup
              legend="Which one stays"
              name="stays"
              defaultValue="other"
              options={[
                {
                  value: "other",
                  label: `#${other.id} stays`,
                  hint: `#${id} is merged into “${other.subject}”.`,
                },
                { value: "this", label: `#${id} stays`, hint: `#${other.id} is merged into this ticket.` },
              ]}
            />
            {other.customer !== customer.name && (
              <Banner tone="warning">
                #{other.id} was written by {other.customer}. What they wrote will be seen in the thread;
                replies go to the customer of the ticket that stays.
              </Banner>
            )}
          </>
        )}
      </form>
    </Dialog>
  );
}
