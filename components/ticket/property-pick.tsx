"use client";

import type { ReactNode } from "react";
import { PickList, type PickOption } from "@/components/list/pick-list";
import { PopUp } from "@/components/list/pop-up";
import { useArrived } from "@/components/ticket/details-sheet";
import { type Opened, useTicket } from "@/components/ticket/ticket-context";
import { useWide } from "@/components/ticket/use-wide";

type PropertyPickProps = {
  part: Opened;
  /** What is chosen: "Assignee". */
  label: string;
  options: readonly PickOption[];
  /** The values chosen now. */
  chosen: readonly string[];
  onPick: (value: string) => void;
  /** Any number of them; the list stays open. */
  several?: boolean;
  create?: (text: string) => PickOption;
  placeholder?: string;
  /** Said where nothing fits. */
  empty?: string;
  /** The options are still on their way. */
  loading?: boolean;
  /** Inside the sheet of narrow pages. */
  inSheet?: boolean;
  children: ReactNode;
};

/** A property of the ticket: a button saying what it is, which opens the list it is chosen from. */
export function PropertyPick(props: PropertyPickProps) {
  const { part, label, options, chosen, onPick, several = false, inSheet = false, children, ...list } = props;
  const { opened, open } = useTicket();
  const wide = useWide();
  const arrived = useArrived();
  return (
    <PopUp
      label={label}
      className="w-80"
      open={opened === part && wide !== inSheet && arrived}
      onOpenChange={(next) => open(next ? part : null)}
      trigger={
        <button type="button" className={propertyButtonClass}>
          <span className="sr-only">{label}: </span>
          {children}
        </button>
      }
    >
      <PickList
        label={label}
        options={options}
        chosen={chosen}
        {...list}
        onChange={(values) => {
          const changed =
            values.find((value) => !chosen.includes(value)) ??
            chosen.find((value) => !values.includes(value));
          // One of one: choosing what is chosen already leaves it so.
          if (changed !== undefined && (several || !chosen.includes(changed))) onPick(changed);
          if (!several) open(null);
        }}
      />
    </PopUp>
  );
}

/** The button of a property: looks like text until one points at it, and is as high as a finger needs. */
export const propertyButtonClass =
  "-mx-2 flex min-h-control-small w-[calc(100%+1rem)] min-w-0 items-center gap-1.5 rounded-md px-2 py-0.5 text-start text-sm " +
  "transition-colors hover:bg-hover data-popup-open:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

/** One line of the properties: its name, and the control that shows and changes it. */
export function PropertyRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-start gap-x-2">
      <span aria-hidden="true" className="pt-1 text-muted text-sm leading-5">
        {name}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
