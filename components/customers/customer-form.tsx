"use client";

import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { seenCustomer } from "@/components/customers/seen-customer";
import { type FormAction, type FormState, fieldError, sendJson } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormStatus } from "@/components/ui/form-status";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { CustomerCard } from "@/lib/tickets/views";

type CustomerFormProps = { customer: CustomerCard; action: FormAction<{ id: number; name: string }> };

/** What is kept about a customer, to edit in place. */
export function CustomerForm({ customer, action }: CustomerFormProps) {
  const { id, name, email, phone, organisation, notes } = customer;
  const [state, setState] = useState<FormState<{ id: number; name: string }>>({ status: "idle" });
  const [pending, startTransition] = useTransition();
  // What this form began with stays what its reader saw, whatever the page learns meanwhile.
  const [began, setBegan] = useState(customer);
  const told = useRef(new Set<string>());
  const form = useRef<HTMLFormElement>(null);
  const toast = useToast();

  // The reader goes on where something is to mend.
  useEffect(() => {
    if (state.status === "failed") form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  // Saved, it shows what is kept now: also what a colleague has written into the other fields.
  useEffect(() => {
    if (state.status !== "saved") return;
    setBegan(customer);
    told.current.clear();
    form.current?.reset();
  }, [state, customer]);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const values = Object.fromEntries(new FormData(event.currentTarget));
    const input = { id, ...values, seen: seenCustomer(began, told.current) };
    startTransition(async () => {
      const answer = await sendJson(action, input);
      setState(answer);
      if (answer.status === "failed" && answer.code === "conflict")
        for (const field of Object.keys(answer.fields)) told.current.add(field);
      if (answer.status === "saved") toast({ message: `Customer “${answer.result.name}” saved.` });
    });
  }

  const failed = state.status === "failed";
  return (
    <form
      ref={form}
      onSubmit={save}
      onInput={() => state.status === "saved" && setState({ status: "idle" })}
      noValidate
      className="flex flex-col gap-4"
    >
      <FormStatus tone="danger" message={failed ? state.message : undefined} className="empty:-mb-4" />
      <Field label="Name" error={fieldError(state, "name")} required>
        <Input name="name" defaultValue={name} maxLength={200} autoComplete="off" />
      </Field>
      <Field label="E-mail address" error={fieldError(state, "email")} required>
        <Input name="email" type="email" defaultValue={email} maxLength={254} autoComplete="off" dir="ltr" />
      </Field>
      <Field label="Phone" error={fieldError(state, "phone")} optional>
        <Input name="phone" type="tel" defaultValue={phone ?? ""} maxLength={50} autoComplete="off" />
      </Field>
      <Field label="Organisation" error={fieldError(state, "organisation")} optional>
        <Input name="organisation" defaultValue={organisation ?? ""} maxLength={200} autoComplete="off" />
      </Field>
      <Field
        label="Notes"
        error={fieldError(state, "notes")}
        hint="For staff only; the customer never sees them."
        optional
      >
        <Textarea name="notes" defaultValue={notes} maxLength={10_000} />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Save customer
        </Button>
      </div>
    </form>
  );
}
