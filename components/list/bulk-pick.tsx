"use client";

import { UserRoundX } from "lucide-react";
import { useState } from "react";
import { useChoices } from "@/components/desk/use-choices";
import {
  addTag,
  assign,
  type BulkAction,
  giveTeam,
  prioritise,
  removeTag,
  setPending,
  setState,
  transfer,
} from "@/components/list/bulk-actions";
import { PendingPick } from "@/components/list/pending-pick";
import { PickList, type PickOption } from "@/components/list/pick-list";
import { PRIORITY_OPTIONS } from "@/components/tickets/priority-badge";
import { STATE_LOOKS } from "@/components/tickets/state-badge";
import { Avatar } from "@/components/ui/avatar";
import { PRIORITIES, TICKET_STATES } from "@/lib/tickets/kinds";
import type { Named, TicketLine } from "@/lib/tickets/views";

/** What is chosen for several tickets in a box of its own. */
export type BulkChoice = "assignee" | "team" | "department" | "priority" | "state" | "tag";

type BulkPickProps = {
  choice: BulkChoice;
  tickets: readonly TicketLine[];
  act: (action: BulkAction) => void;
};

/** Chooses what the tickets are given; the choice is made at once. */
export function BulkPick({ choice, tickets, act }: BulkPickProps) {
  const { me, ...choices } = useChoices();
  const [waiting, setWaiting] = useState(false);
  const loading = !choices.ready;
  switch (choice) {
    case "assignee": {
      const others = choices.staff.filter(({ id }) => id !== me?.id);
      return (
        <PickList
          label="Assign"
          loading={loading}
          options={[
            ...(me ? [person(me, `${me.name} (me)`)] : []),
            { value: "none", label: "Nobody", icon: <UserRoundX /> },
            ...others.map((one) => person(one)),
          ]}
          chosen={[]}
          onChange={([value]) => act(assign(find(me ? [me, ...others] : others, value)))}
        />
      );
    }
    case "team":
      return (
        <PickList
          label="Team"
          loading={loading}
          options={[{ value: "none", label: "No team" }, ...choices.teams.map(named)]}
          chosen={[]}
          onChange={([value]) => act(giveTeam(find(choices.teams, value)))}
        />
      );
    case "department":
      return (
        <PickList
          label="Department"
          loading={loading}
          options={choices.departments.map(named)}
          chosen={[]}
          onChange={([value]) => {
            const department = find(choices.departments, value);
            if (department) act(transfer(department));
          }}
        />
      );
    case "priority":
      return (
        <PickList
          label="Priority"
          options={PRIORITY_OPTIONS.toReversed()}
          chosen={[]}
          onChange={([value]) => {
            const priority = PRIORITIES.find((one) => one === value);
            if (priority) act(prioritise(priority));
          }}
        />
      );
    case "state":
      return waiting ? (
        <PendingPick onPick={(until) => act(setPending(until))} />
      ) : (
        <PickList
          label="State"
          options={TICKET_STATES.map((value) => ({
            value,
            label: value === "pending" ? "Pending…" : STATE_LOOKS[value].word,
            icon: STATE_LOOKS[value].icon,
          }))}
          chosen={[]}
          onChange={([value]) => {
            const state = TICKET_STATES.find((one) => one === value);
            if (state === "pending") setWaiting(true);
            else if (state) act(setState(state));
          }}
        />
      );
    case "tag":
      return (
        <TagPick tickets={tickets} loading={loading} known={choices.tags.map(({ name }) => name)} act={act} />
      );
  }
}

type TagPickProps = {
  tickets: readonly TicketLine[];
  loading: boolean;
  known: readonly string[];
  act: (action: BulkAction) => void;
};

/** Those that all the tickets have are ticked; ticking another adds it, also a new one, and unticking takes it away. */
function TagPick({ tickets, loading, known, act }: TagPickProps) {
  const held = [...new Set(tickets.flatMap(({ tags }) => tags.map(({ name }) => name)))];
  const everywhere = held.filter((name) =>
    tickets.every(({ tags }) => tags.some((tag) => tag.name === name)),
  );
  return (
    <PickList
      label="Tags"
      placeholder="Add or remove a tag…"
      empty="Type a name to make the first tag."
      loading={loading}
      options={[...new Set([...held, ...known])].map((name) => ({ value: name, label: name }))}
      chosen={everywhere}
      create={(name) => ({ value: name, label: name })}
      onChange={(next) => {
        const added = next.find((name) => !everywhere.includes(name));
        const gone = everywhere.find((name) => !next.includes(name));
        if (added !== undefined) act(addTag(added));
        else if (gone !== undefined) act(removeTag(gone));
      }}
    />
  );
}

const named = ({ id, name }: Named): PickOption => ({ value: String(id), label: name });

const person = ({ id, name }: Named, label = name): PickOption => ({
  value: String(id),
  label,
  icon: <Avatar name={name} size="sm" />,
});

const find = (from: readonly Named[], value: string | undefined): Named | null => {
  const found = from.find(({ id }) => String(id) === value);
  return found ? { id: found.id, name: found.name } : null;
};
