"use client";

import { Archive, ArchiveRestore, Pencil, Star } from "lucide-react";
import { useTransition } from "react";
import { type FormAction, send } from "@/components/forms/send";
import { Badge } from "@/components/ui/badge";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";

export type CatalogItem = { id: number; name: string; isDefault: boolean; archived: boolean };

export type CatalogActions = { archive: FormAction; restore: FormAction; makeDefault?: FormAction };

/** In use, the default, or archived: icon and word. An item that is simply in use shows nothing. */
export function CatalogState({ item }: { item: CatalogItem }) {
  if (item.archived) return <Badge icon={<Archive />}>Archived</Badge>;
  return item.isDefault ? (
    <Badge tone="accent" icon={<Star />}>
      Default
    </Badge>
  ) : null;
}

type CatalogMenuProps = {
  item: CatalogItem;
  /** "Department", as a sentence begins with it. */
  noun: string;
  editHref: string;
  actions: CatalogActions;
  /** What archiving it means for those that point at it, said after the fact. */
  consequence?: string;
};

/** The row menu of a department, help topic or SLA plan. Archiving asks nothing: the toast takes it back. */
export function CatalogMenu({ item, noun, editHref, actions, consequence }: CatalogMenuProps) {
  const toast = useToast();
  const [, startTransition] = useTransition();
  const { id, name } = item;

  const run = (action: FormAction, message: string, undo?: { action: FormAction; message: string }) =>
    startTransition(async () => {
      const state = await send(action, { id: String(id) });
      if (state.status === "failed") return toast({ tone: "danger", message: state.message });
      toast({
        message,
        ...(undo ? { action: { label: "Undo", onClick: () => run(undo.action, undo.message) } } : {}),
      });
    });

  const archived = [`${noun} “${name}” archived.`, consequence].filter(Boolean).join(" ");
  const restored = `${noun} “${name}” restored.`;
  const { archive, restore, makeDefault } = actions;
  const items: MenuItem[] = [{ label: "Edit", icon: <Pencil />, href: editHref }];
  if (item.archived)
    items.push({ label: "Restore", icon: <ArchiveRestore />, onSelect: () => run(restore, restored) });
  else {
    if (makeDefault && !item.isDefault)
      items.push({
        label: "Make default",
        icon: <Star />,
        onSelect: () => run(makeDefault, `${noun} “${name}” is the default now.`),
      });
    items.push({
      label: item.isDefault ? "Archive (not the default)" : "Archive",
      icon: <Archive />,
      disabled: item.isDefault,
      onSelect: () => run(archive, archived, { action: restore, message: restored }),
    });
  }
  return <Menu label={`Actions for “${name}”`} items={items} />;
}
