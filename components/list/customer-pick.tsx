"use client";

import { useState } from "react";
import { searchCustomers } from "@/components/desk/found";
import { useSearch } from "@/components/desk/use-search";
import { PickList } from "@/components/list/pick-list";

/** Finds one customer as one types their name or address. */
export function CustomerPick({ chosen, onPick }: { chosen: number | null; onPick: (id: number) => void }) {
  const [typed, setTyped] = useState("");
  const { found, problem, pending } = useSearch(typed, searchCustomers);
  return (
    <PickList
      label="Customer"
      placeholder="Name or address"
      empty={
        problem !== undefined
          ? "Customers can’t be looked up right now."
          : typed === ""
            ? "Type a name or an address."
            : "Nobody fits."
      }
      options={(found ?? []).map(({ id, name, email }) => ({
        value: String(id),
        label: name === email ? email : `${name} <${email}>`,
      }))}
      chosen={chosen === null ? [] : [String(chosen)]}
      loading={pending}
      onType={setTyped}
      onChange={(values) => {
        const id = values.at(-1);
        if (id !== undefined) onPick(Number(id));
      }}
    />
  );
}
