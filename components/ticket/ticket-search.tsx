"use client";

import { useEffect, useState } from "react";
import { ask } from "@/components/desk/ask";
import type { FoundTicket } from "@/components/desk/found";
import { PickList } from "@/components/list/pick-list";
import { STATE_LOOKS } from "@/components/tickets/state-badge";

const PAUSE_MS = 120;

type TicketSearchProps = {
  label: string;
  except: number;
  chosen: number | null;
  onPick: (ticket: FoundTicket) => void;
};

/** Finds another ticket by its number or by words, as one types. */
export function TicketSearch({ label, except, chosen, onPick }: TicketSearchProps) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<FoundTicket[]>([]);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (typed === "") return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await ask<FoundTicket[]>(`/desk/tickets?q=${encodeURIComponent(typed)}`, {
          signal: stop.signal,
        });
        setFailed(false);
        setFound(answer.filter(({ id }) => id !== except));
      } catch {
        if (!stop.signal.aborted) setFailed(true);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, except]);

  return (
    <PickList
      label={label}
      placeholder="Number, subject or customer"
      empty={
        failed
          ? "Tickets can’t be looked up right now."
          : typed === ""
            ? "Type a number or some words."
            : "No ticket fits."
      }
      options={found.map(({ id, subject, customer, state }) => ({
        value: String(id),
        label: `#${id} ${subject} · ${customer}`,
        icon: STATE_LOOKS[state].icon,
      }))}
      chosen={chosen === null ? [] : [String(chosen)]}
      onType={setTyped}
      onChange={(values) => {
        const id = values.find((value) => value !== String(chosen));
        const ticket = found.find((one) => String(one.id) === id);
        if (ticket) onPick(ticket);
      }}
    />
  );
}
