"use client";

import { Ban, History } from "lucide-react";
import { Menu, type MenuItem } from "@/components/ui/menu";

type KeyMenuProps = { id: number; label: string; revoked: boolean; onRevoke: () => void };

/** What else can be done with one key of the list. */
export function KeyMenu({ id, label, revoked, onRevoke }: KeyMenuProps) {
  const items: MenuItem[] = [
    { label: "Details and history", icon: <History />, href: `/settings/api-keys/${id}` },
  ];
  if (!revoked)
    items.push({ separator: true }, { label: "Revoke…", icon: <Ban />, tone: "danger", onSelect: onRevoke });
  return <Menu label={`Actions for “${label}”`} items={items} />;
}
