"use client";

import { useState } from "react";
import { MomentDialog } from "@/components/ticket/moment-dialog";
import { momentWords, presets, shortMoment } from "@/components/ticket/moments";
import { PropertyPick } from "@/components/ticket/property-pick";
import { useTicket } from "@/components/ticket/ticket-context";
import { useZone } from "@/components/ticket/use-zone";
import { STATE_LOOKS, StateBadge } from "@/components/tickets/state-badge";
import type { TicketState } from "@/lib/tickets/kinds";

/** How the ticket stands: open, pending (until a moment, or until the customer writes), resolved, closed. */
export function StatePick({ inSheet }: { inSheet?: boolean }) {
  const { ticket, change } = useTicket();
  const { id, state, pendingUntil } = ticket;
  const zone = useZone();
  const [asking, setAsking] = useState(false);
  const moments = presets(new Date());

  function set(to: TicketState, until: Date | null = null) {
    const words =
      to === "pending" && until ? `pending until ${momentWords(until)}` : STATE_LOOKS[to].word.toLowerCase();
    change({
      set: { state: to, pendingUntil: until?.toISOString() ?? null },
      patch: { state: to, pendingUntil: until },
      said: `#${id} is ${words}.`,
    });
  }

  function pick(value: string) {
    if (value === "date") return setAsking(true);
    const moment = moments.find((preset) => preset.value === value);
    if (moment) return set("pending", moment.at);
    if (isState(value)) set(value);
  }

  const { pending } = STATE_LOOKS;
  const simple = (to: TicketState, label = STATE_LOOKS[to].word) => ({
    value: to,
    label,
    icon: STATE_LOOKS[to].icon,
  });
  const options = [
    simple("open"),
    simple("pending", "Pending, without a date"),
    ...moments.map(({ value, label, at }) => ({
      value,
      label: `Pending ${value === "three-days" ? "for 3 days" : `until ${label}`}, ${shortMoment(at)}`,
      icon: pending.icon,
    })),
    { value: "date", label: "Pending until a date…", icon: pending.icon },
    simple("resolved"),
    simple("closed"),
  ];
  const until = pendingUntil && `until ${momentWords(pendingUntil, zone)}`;
  return (
    <>
      <PropertyPick
        part="state"
        label="State"
        options={options}
        chosen={pendingUntil ? [] : [state]}
        onPick={pick}
        inSheet={inSheet}
      >
        <StateBadge state={state} plain />
        {until && (
          <span className="truncate text-muted text-xs" title={until}>
            {until}
          </span>
        )}
      </PropertyPick>
      <MomentDialog
        title="Pending until"
        verb="Set to pending"
        value={pendingUntil ?? moments[0]?.at ?? new Date()}
        past={false}
        open={asking}
        onOpenChange={setAsking}
        onPick={(at) => set("pending", at)}
      />
    </>
  );
}

const isState = (value: string): value is TicketState => value in STATE_LOOKS;
