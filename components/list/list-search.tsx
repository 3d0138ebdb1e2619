"use client";

import { CircleHelp } from "lucide-react";
import { PopUp } from "@/components/list/pop-up";
import { IconButton } from "@/components/ui/icon-button";
import { SearchField } from "@/components/ui/search-field";

const EXAMPLES: readonly [example: string, meaning: string][] = [
  ["#1042", "that ticket"],
  ['"wrong address"', "these words in this order"],
  ["priority:high", "also low, normal, emergency"],
  ["state:pending", "also open, resolved, closed"],
  ["tag:refund", "with this tag"],
  ["assignee:me", "also none, or a name"],
  ["from:ana@example.com", "a customer’s name or address"],
  ['department:"Big Sales"', "quotes around several words"],
  ["topic:billing", "a help topic"],
  ["is:overdue", "also unassigned, unread"],
  ["has:attachment", "with a file"],
  ["created:>2026-01-31", "also <, and updated:"],
];

/** The one box that finds tickets, with what can be typed into it. */
export function ListSearch({ q }: { q: string }) {
  return (
    <div className="flex w-[calc(100vw-5.75rem)] items-center gap-1 sm:w-72 lg:w-80">
      <SearchField
        label="Search tickets"
        placeholder="Words, number or customer"
        defaultValue={q}
        shortcut="/"
        className="flex-1"
      />
      <PopUp
        label="What can be searched for"
        align="end"
        className="w-96 p-3!"
        trigger={<IconButton label="Search help" icon={<CircleHelp />} size="sm" className="text-muted!" />}
      >
        <p className="mb-2 text-muted text-sm">
          Words are looked for in subjects, messages, notes and customers. Narrow down with:
        </p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
          {EXAMPLES.map(([example, meaning]) => (
            <div key={example} className="contents">
              <dt>
                <code className="rounded-sm bg-sunken px-1 font-mono text-xs">{example}</code>
              </dt>
              <dd className="text-muted">{meaning}</dd>
            </div>
          ))}
        </dl>
      </PopUp>
    </div>
  );
}
