"use client";

import {
  Building,
  ChevronUp,
  CircleDot,
  CircleUser,
  Merge,
  OctagonAlert,
  RotateCcw,
  Tag,
  Trash2,
  UsersRound,
  X,
} from "lucide-react";
import { type ComponentProps, type ReactElement, useState } from "react";
import { type BulkAction, moveTo } from "@/components/list/bulk-actions";
import { type BulkChoice, BulkPick } from "@/components/list/bulk-pick";
import { MergeDialog } from "@/components/list/merge-dialog";
import { PopUp } from "@/components/list/pop-up";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { Queue } from "@/lib/tickets/list-query";
import type { TicketLine } from "@/lib/tickets/views";

type BulkBarProps = {
  tickets: readonly TicketLine[];
  queue: Queue;
  /** The box that is open; the list's keys open one too. */
  choice: BulkChoice | null;
  setChoice: (choice: BulkChoice | null) => void;
  run: (action: BulkAction) => void;
  merge: (targetId: number, ids: number[]) => void;
  clear: () => void;
};

const CHOICES: readonly { choice: BulkChoice; label: string; icon: ReactElement }[] = [
  { choice: "assignee", label: "Assign", icon: <CircleUser /> },
  { choice: "team", label: "Team", icon: <UsersRound /> },
  { choice: "department", label: "Department", icon: <Building /> },
  { choice: "priority", label: "Priority", icon: <ChevronUp /> },
  { choice: "state", label: "State", icon: <CircleDot /> },
  { choice: "tag", label: "Tags", icon: <Tag /> },
];

/**
 * What can be done with the selected tickets. Wide screens show it in place of the filters, so that nothing moves;
 * narrow ones at the bottom, near the thumb.
 */
export function BulkBar({ tickets, queue, choice, setChoice, run, merge, clear }: BulkBarProps) {
  const [merging, setMerging] = useState(false);
  const away = queue === "spam" || queue === "trash";
  function act(action: BulkAction) {
    setChoice(null);
    run(action);
  }
  return (
    <section
      data-bulk-bar
      aria-label="Selected tickets"
      className="fixed inset-x-0 bottom-0 z-25 flex items-center gap-0.5 overflow-x-auto border-line border-t bg-raised px-3 py-2 lg:top-13 lg:bottom-auto lg:left-(--side-bar) lg:h-[calc(2.75rem-1px)] lg:border-t-0 lg:bg-surface lg:px-4 lg:py-0 lg:pb-2"
    >
      <IconButton label="Clear selection" icon={<X />} size="sm" tooltip={false} onClick={clear} />
      <p aria-live="polite" className="tabular mr-2 whitespace-nowrap font-medium text-sm">
        {tickets.length} selected
      </p>
      {away && (
        <Button size="sm" icon={<RotateCcw />} onClick={() => act(moveTo("inbox"))}>
          Restore
        </Button>
      )}
      {!away &&
        CHOICES.map((one) => (
          <PopUp
            key={one.choice}
            label={one.label}
            open={choice === one.choice}
            onOpenChange={(open) => setChoice(open ? one.choice : null)}
            trigger={<BarButton label={one.label} icon={one.icon} />}
          >
            <BulkPick choice={one.choice} tickets={tickets} act={act} />
          </PopUp>
        ))}
      {!away && tickets.length > 1 && (
        <BarButton label="Merge" icon={<Merge />} onClick={() => setMerging(true)} />
      )}
      {queue !== "spam" && (
        <BarButton label="Spam" icon={<OctagonAlert />} onClick={() => act(moveTo("spam"))} />
      )}
      {queue !== "trash" && (
        <BarButton label="Trash" icon={<Trash2 />} onClick={() => act(moveTo("trash"))} />
      )}
      {merging && <MergeDialog tickets={tickets} merge={merge} close={() => setMerging(false)} />}
    </section>
  );
}

type BarButtonProps = ComponentProps<typeof Button> & { label: string };

/** Words beside the icon where there is room for them. */
function BarButton({ label, ...rest }: BarButtonProps) {
  return (
    <Button variant="ghost" size="sm" title={label} {...rest}>
      <span className="max-xl:sr-only">{label}</span>
    </Button>
  );
}
