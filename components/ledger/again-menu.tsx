"use client";

import { FileDown, RotateCcw, ScanText, Ticket } from "lucide-react";
import { type AgainAction, useAgain } from "@/components/ledger/use-again";
import { Menu, type MenuItem } from "@/components/ui/menu";

type AgainMenuProps = {
  id: number;
  /** What the mail is about, for screen readers. */
  about: string;
  /** Left out where trying again can change nothing. */
  retry?: AgainAction;
  release?: AgainAction;
};

/** The row menu of a mail in the ledger. */
export function AgainMenu({ id, about, retry, release }: AgainMenuProps) {
  const { pending, run } = useAgain(id);
  const items: MenuItem[] = [
    { label: "Show", icon: <ScanText />, href: `/system/mail/${id}` },
    { label: "Download original", icon: <FileDown />, href: `/system/mail/${id}/original` },
  ];
  if (retry || release) items.push({ separator: true });
  if (retry)
    items.push({
      label: "Retry: go through the rules again",
      icon: <RotateCcw />,
      disabled: pending,
      onSelect: () => run(retry),
    });
  if (release)
    items.push({
      label: "Release: make a ticket of it",
      icon: <Ticket />,
      disabled: pending,
      onSelect: () => run(release),
    });
  return <Menu label={`Actions for the mail “${about}”`} items={items} />;
}
