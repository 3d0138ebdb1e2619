"use client";

import { UserPlus, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { searchCustomers } from "@/components/desk/found";
import { useSearch } from "@/components/desk/use-search";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isEmailAddress } from "@/lib/is-email-address";
import type { CustomerCard } from "@/lib/tickets/views";
import { ComboInput } from "./combo-input";

/** `known`: a customer of this help desk, whose name is theirs and not to be typed. */
export type PickedCustomer = { email: string; name: string; known: boolean };

type CustomerFieldProps = {
  picked: PickedCustomer | null;
  /** What was typed and is nobody yet. */
  typed: string;
  error?: string;
  nameError?: string;
  onTyped: (text: string) => void;
  onPick: (customer: PickedCustomer | null) => void;
};

/** Whom a ticket is for: a customer found by name or address, or a new one by address. */
export function CustomerField({ picked, typed, error, nameError, onTyped, onPick }: CustomerFieldProps) {
  const [reopened, setReopened] = useState(false);
  if (!picked) {
    return (
      <Field label="Customer" error={error} required>
        <CustomerInput typed={typed} onTyped={onTyped} onPick={onPick} autoFocus={reopened} />
      </Field>
    );
  }
  const { email, name, known } = picked;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <span className="font-medium">Customer</span>
        <div
          className={cx(
            "flex min-h-control items-center gap-2.5 rounded-md border bg-sunken py-1 pr-1 pl-2",
            error ? "border-danger" : "border-line",
          )}
        >
          <Avatar name={name || email} size="sm" />
          <span className="min-w-0 flex-1 truncate" title={name ? `${name} <${email}>` : email}>
            {known && name && (
              <span dir="auto" className="mr-2 font-medium">
                {name}
              </span>
            )}
            <span className={cx(known && name && "text-muted")}>{email}</span>
          </span>
          {!known && <Badge>New customer</Badge>}
          <IconButton
            label="Choose another customer"
            icon={<X />}
            size="sm"
            onClick={() => {
              setReopened(true);
              onPick(null);
            }}
          />
        </div>
        {error && (
          <p role="alert" className="text-danger text-sm">
            {error}
          </p>
        )}
      </div>
      {!known && (
        <Field label="Their name" error={nameError} optional>
          <Input
            value={name}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => onPick({ email, name: target.value, known })}
          />
        </Field>
      )}
    </div>
  );
}

type Line = { customer: CustomerCard } | { create: string };

type InputProps = Pick<CustomerFieldProps, "typed" | "onTyped" | "onPick"> & { autoFocus: boolean };

function CustomerInput({ typed, onTyped, onPick, autoFocus }: InputProps) {
  const address = typed.trim();
  const search = useSearch(address, searchCustomers);
  const found = search.found ?? [];
  /** Whether what was found is the answer to these very words. */
  const asked = address !== "" && !search.pending && search.problem === undefined;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  const exact = found.find(({ email }) => email.toLowerCase() === address.toLowerCase());
  const lines: Line[] = [
    ...found.map((customer) => ({ customer })),
    ...(isEmailAddress(address) && !exact ? [{ create: address }] : []),
  ];
  const pick = (line: Line) =>
    onPick(
      "create" in line
        ? { email: line.create, name: "", known: false }
        : { email: line.customer.email, name: line.customer.name, known: true },
    );

  return (
    <ComboInput
      ref={input}
      text={typed}
      onText={onTyped}
      offers={lines.map((line) => ({
        key: "create" in line ? "create" : line.customer.id,
        value: line,
        line: <CustomerLine line={line} />,
      }))}
      onPick={pick}
      listLabel="Customers"
      takesFirst
      nothing={asked ? "No customer found. Type a whole address to create one." : undefined}
      placeholder="Name or e-mail address"
      className={cx(controlClass, "h-control px-2.5")}
      onBlur={() => {
        // A whole address is a choice already; nobody should have to press Enter on it.
        if (exact) pick({ customer: exact });
        else if (asked && isEmailAddress(address) && address.includes(".")) pick({ create: address });
      }}
    />
  );
}

function CustomerLine({ line }: { line: Line }) {
  if ("create" in line) {
    return (
      <>
        <UserPlus />
        <span className="min-w-0 truncate">
          Create <strong className="font-medium">{line.create}</strong>
        </span>
      </>
    );
  }
  const { name, email, organisation, blockedAt } = line.customer;
  return (
    <>
      <Avatar name={name} size="sm" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate">
          {name}
        </span>
        <span className="block truncate text-muted text-xs">
          {organisation ? `${email} · ${organisation}` : email}
        </span>
      </span>
      {blockedAt && <Badge tone="warning">Blocked</Badge>}
    </>
  );
}
