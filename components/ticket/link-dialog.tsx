"use client";

import { useTransition } from "react";
import { attempt } from "@/components/ticket/attempt";
import { useTicket } from "@/components/ticket/ticket-context";
import { TicketSearch } from "@/components/ticket/ticket-search";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";

/** Finds a ticket that belongs to this one; both then show the other. */
export function LinkDialog() {
  const { ticket, actions, opened, open } = useTicket();
  const { id } = ticket;
  const [pending, startTransition] = useTransition();
  const toast = useToast();
  const link = (otherId: number) =>
    startTransition(async () => {
      const answer = await attempt(actions.link, { id, otherId });
      if (answer.status === "failed") return toast({ message: answer.message, tone: "danger" });
      open(null);
      toast({
        message: `#${otherId} linked with #${id}.`,
        action: { label: "Undo", onClick: () => void attempt(actions.unlink, { id, otherId }) },
      });
    });
  return (
    <Dialog
      title="Link a ticket"
      description="Both tickets will show the other. Nothing else changes."
      open={opened === "link"}
      onOpenChange={(next) => !next && open(null)}
      size="md"
    >
      <div aria-busy={pending}>
        <TicketSearch label="Ticket to link" except={id} chosen={null} onPick={(found) => link(found.id)} />
      </div>
    </Dialog>
  );
}
