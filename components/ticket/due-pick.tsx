"use client";

import { useState } from "react";
import { MomentDialog } from "@/components/ticket/moment-dialog";
import { momentWords, presets } from "@/components/ticket/moments";
import { PropertyPick } from "@/components/ticket/property-pick";
import { useTicket } from "@/components/ticket/ticket-context";
import { DueTime } from "@/components/tickets/due-time";

/** When the ticket should be done. */
export function DuePick({ inSheet }: { inSheet?: boolean }) {
  const { ticket, change } = useTicket();
  const { id, dueAt, state } = ticket;
  const [asking, setAsking] = useState(false);
  const moments = presets(new Date());

  const set = (to: Date | null) =>
    change({
      set: { dueAt: to?.toISOString() ?? null },
      patch: { dueAt: to },
      said: to ? `#${id} is due ${momentWords(to)}.` : `#${id} has no due date any more.`,
    });

  function pick(value: string) {
    if (value === "date") return setAsking(true);
    if (value === "none") return set(null);
    const moment = moments.find((preset) => preset.value === value);
    if (moment) set(moment.at);
  }

  return (
    <>
      <PropertyPick
        part="due"
        label="Due"
        options={[
          ...moments.map(({ value, label, at }) => ({
            value,
            label: `${label.charAt(0).toUpperCase()}${label.slice(1)}, ${momentWords(at)}`,
          })),
          { value: "date", label: "A date…" },
          { value: "none", label: "No due date" },
        ]}
        chosen={dueAt ? [] : ["none"]}
        onPick={pick}
        inSheet={inSheet}
      >
        {dueAt ? (
          <DueTime state={state} dueAt={dueAt} now={Date.now()} />
        ) : (
          <span className="text-muted">No date</span>
        )}
      </PropertyPick>
      <MomentDialog
        title="Due"
        verb="Set due date"
        value={dueAt ?? moments[0]?.at ?? new Date()}
        past
        open={asking}
        onOpenChange={setAsking}
        onPick={set}
      />
    </>
  );
}
