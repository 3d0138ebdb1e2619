"use client";

import { Tabs } from "@base-ui/react/tabs";
import { Reply, StickyNote } from "lucide-react";
import type { DraftKind } from "@/lib/drafts/schema";

type KindTabsProps = { label: string; kind: DraftKind; onChange: (kind: DraftKind) => void };

const tabs = [
  { value: "reply", label: "Reply", icon: <Reply /> },
  { value: "note", label: "Note", icon: <StickyNote /> },
] as const;

/** Whom the text is for: the customer or staff alone. It stays the same text. */
export function KindTabs({ label, kind, onChange }: KindTabsProps) {
  return (
    <Tabs.Root value={kind} onValueChange={(next) => onChange(next === "note" ? "note" : "reply")}>
      <Tabs.List activateOnFocus aria-label={label} className="flex gap-0.5">
        {tabs.map(({ value, label, icon }) => (
          <Tabs.Tab
            key={value}
            value={value}
            className="flex h-control-small items-center gap-1.5 rounded-md px-2 font-medium text-muted text-sm transition-colors hover:text-text data-active:bg-selected data-active:text-text [&_svg]:size-3.5"
          >
            {icon}
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}
