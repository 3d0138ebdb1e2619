"use client";

import { Ban, Pencil, ShieldCheck, UserRound } from "lucide-react";
import Link from "next/link";
import { startTransition, useState } from "react";
import { FailingAddressNote } from "@/components/customers/failing-address";
import { attempt } from "@/components/ticket/attempt";
import { CustomerForm } from "@/components/ticket/customer-form";
import { useTicket } from "@/components/ticket/ticket-context";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";

const linkClass = "text-accent hover:underline";

/** The customer: how to reach them, what staff know, and whether they are blocked. */
export function CustomerPanel() {
  const { ticket, actions } = useTicket();
  const { customer, failing } = ticket;
  const [editing, setEditing] = useState(false);
  const setBlocked = useSetBlocked();
  const blocked = customer.blockedAt !== null;
  if (editing) return <CustomerForm onDone={() => setEditing(false)} />;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2.5">
        <Avatar name={customer.name} />
        <div className="min-w-0 flex-1">
          <Link
            href={`/customers/${customer.id}`}
            dir="auto"
            title={customer.name}
            prefetch={false}
            className="block truncate rounded-sm text-left font-medium hover:underline"
          >
            {customer.name}
          </Link>
          {customer.organisation && (
            <p dir="auto" title={customer.organisation} className="truncate text-left text-muted text-sm">
              {customer.organisation}
            </p>
          )}
        </div>
        <Menu
          label="Actions for the customer"
          items={[
            { label: "Edit customer", icon: <Pencil />, onSelect: () => setEditing(true) },
            { label: "Open customer", icon: <UserRound />, href: `/customers/${customer.id}` },
            { separator: true },
            blocked
              ? { label: "Unblock customer", icon: <ShieldCheck />, onSelect: () => setBlocked(false) }
              : { label: "Block customer", icon: <Ban />, tone: "danger", onSelect: () => setBlocked(true) },
          ]}
        />
      </div>
      {blocked && (
        <Badge tone="danger" icon={<Ban />} className="self-start">
          Blocked: new tickets are refused
        </Badge>
      )}
      {failing && (
        <FailingAddressNote customerId={customer.id} failing={failing} tryAgain={actions.tryAddress} />
      )}
      <div className="flex flex-col gap-1 text-sm [overflow-wrap:anywhere]">
        <a href={`mailto:${encodeURIComponent(customer.email).replaceAll("%40", "@")}`} className={linkClass}>
          {customer.email}
        </a>
        {customer.phone && (
          <a href={`tel:${customer.phone.replace(/[^\d+*#]/g, "")}`} className={linkClass}>
            {customer.phone}
          </a>
        )}
        {customer.notes && (
          <p
            dir="auto"
            className="mt-1 max-h-40 overflow-y-auto whitespace-pre-wrap rounded-md border border-note-line bg-note px-2 py-1.5"
          >
            {customer.notes}
          </p>
        )}
      </div>
    </div>
  );
}

/** Blocks the customer or takes it back, with an undo for as long as its toast stays. */
function useSetBlocked() {
  const { ticket, actions } = useTicket();
  const { id, name } = ticket.customer;
  const toast = useToast();
  const set = (blocked: boolean, undoing = false) =>
    startTransition(async () => {
      const answer = await attempt(blocked ? actions.blockCustomer : actions.unblockCustomer, { id });
      if (answer.status === "failed") return toast({ message: answer.message, tone: "danger" });
      toast({
        message: blocked
          ? `${name} is blocked: new tickets are refused.`
          : `${name} is not blocked any more.`,
        action: undoing ? undefined : { label: "Undo", onClick: () => set(!blocked, true) },
      });
    });
  return set;
}
