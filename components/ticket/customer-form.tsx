"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { seenCustomer } from "@/components/customers/seen-customer";
import { attempt } from "@/components/ticket/attempt";
import { useTicket } from "@/components/ticket/ticket-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";

/** What staff keep about the customer, edited beside the ticket. */
export function CustomerForm({ onDone }: { onDone: () => void }) {
  const { ticket, actions } = useTicket();
  const { customer } = ticket;
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [began] = useState(customer);
  const told = useRef(new Set<string>());
  const [pending, startTransition] = useTransition();
  const toast = useToast();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    startTransition(async () => {
      const answer = await attempt(actions.updateCustomer, {
        ...values,
        id: customer.id,
        seen: seenCustomer(began, told.current),
      });
      if (answer.status === "saved") {
        toast({ message: "Customer saved." });
        onDone();
        return;
      }
      if (answer.code === "conflict") for (const field of Object.keys(answer.fields)) told.current.add(field);
      setErrors(answer.fields);
      if (Object.keys(answer.fields).length === 0) toast({ message: answer.message, tone: "danger" });
    });
  }

  return (
    <form onSubmit={save} noValidate aria-label="Customer" className="flex flex-col gap-3">
      <Field label="Name" error={errors.name} required>
        <Input name="name" defaultValue={customer.name} autoComplete="off" autoFocus />
      </Field>
      <Field label="E-mail" error={errors.email} required>
        <Input name="email" type="email" defaultValue={customer.email} autoComplete="off" />
      </Field>
      <Field label="Phone" error={errors.phone}>
        <Input name="phone" type="tel" defaultValue={customer.phone ?? ""} autoComplete="off" />
      </Field>
      <Field label="Organisation" error={errors.organisation}>
        <Input name="organisation" defaultValue={customer.organisation ?? ""} autoComplete="off" />
      </Field>
      <Field label="Notes" hint="Only staff see these." error={errors.notes}>
        <Textarea name="notes" rows={3} defaultValue={customer.notes} />
      </Field>
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onDone} disabled={pending}>
          Cancel
        </Button>
        <Button size="sm" type="submit" variant="primary" pending={pending}>
          Save customer
        </Button>
      </div>
    </form>
  );
}
