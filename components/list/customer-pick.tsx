"use client";

import { useEffect, useState } from "react";
import { ask } from "@/components/desk/ask";
import { PickList, type PickOption } from "@/components/list/pick-list";

const PAUSE_MS = 120;

type Found = { id: number; name: string; email: string };

/** Finds one customer as one types their name or address. */
export function CustomerPick({ chosen, onPick }: { chosen: number | null; onPick: (id: number) => void }) {
  const [typed, setTyped] = useState("");
  const [options, setOptions] = useState<PickOption[]>([]);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (typed === "") {
      setOptions([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const found = await ask<Found[]>(`/desk/customers?q=${encodeURIComponent(typed)}`, {
          signal: stop.signal,
        });
        setFailed(false);
        setOptions(
          found.map(({ id, name, email }) => ({
            value: String(id),
            label: name === email ? email : `${name} <${email}>`,
          })),
        );
      } catch {
        if (!stop.signal.aborted) setFailed(true);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);

  return (
    <PickList
      label="Customer"
      placeholder="Name or address"
      empty={
        failed
          ? "Customers can’t be looked up right now."
          : typed === ""
            ? "Type a name or an address."
            : "Nobody fits."
      }
      options={options}
      chosen={chosen === null ? [] : [String(chosen)]}
      onType={setTyped}
      onChange={(values) => {
        const id = values.at(-1);
        if (id !== undefined) onPick(Number(id));
      }}
    />
  );
}
