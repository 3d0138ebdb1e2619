"use client";

import { useState } from "react";
import { type FoundTicket, searchTickets } from "@/components/desk/found";
import { useSearch } from "@/components/desk/use-search";
import { PickList } from "@/components/list/pick-list";
import { STATE_LOOKS } from "@/components/tickets/state-badge";

type TicketSearchProps = {
  label: string;
  except: number;
  chosen: number | null;
  onPick: (ticket: FoundTicket) => void;
};

/** Finds another ticket by its number or by words, as one types. */
export function TicketSearch({ label, except, chosen, onPick }: TicketSearchProps) {
  const [typed, setTyped] = useState("");
  const { found, problem, pending } = useSearch(typed, searchTickets);
  const others = (found ?? []).filter(({ id }) => id !== except);
  return (
    <PickList
      label={label}
      placeholder="Number, subject or customer"
      empty={
        problem !== undefined
          ? "Tickets can’t be looked up right now."
          : typed === ""
            ? "Type a number or some words."
            : "No ticket fits."
      }
      options={others.map(({ id, subject, customer, state }) => ({
        value: String(id),
        label: `#${id} ${subject} · ${customer}`,
        icon: STATE_LOOKS[state].icon,
      }))}
      chosen={chosen === null ? [] : [String(chosen)]}
      loading={pending}
      onType={setTyped}
      onChange={(values) => {
        const id = values.find((value) => value !== String(chosen));
        const ticket = others.find((one) => String(one.id) === id);
        if (ticket) onPick(ticket);
      }}
    />
  );
}
