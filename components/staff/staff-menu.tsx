"use client";

import { Building2, Link2, ShieldCheck, UserRound, UserRoundCheck, UserRoundX } from "lucide-react";
import { useState, useTransition } from "react";
import { type FormAction, send } from "@/components/forms/send";
import { NewLinkDialog } from "@/components/staff/new-link-dialog";
import type { MadeLink } from "@/components/staff/one-time-link";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { ListedStaff } from "@/lib/staff/state";

export type StaffActions = {
  makeNewLink: FormAction<MadeLink>;
  setRole: FormAction;
  deactivate: FormAction;
  reactivate: FormAction;
};

type StaffMenuProps = { member: ListedStaff; own: boolean; linkHours: number; actions: StaffActions };

/** What can be done with one account. Nothing here asks first: each can be undone from its toast. */
export function StaffMenu({ member, own, linkHours, actions }: StaffMenuProps) {
  const toast = useToast();
  const [, startTransition] = useTransition();
  const [linking, setLinking] = useState(false);
  const { name, role } = member;
  const id = String(member.id);

  function change(action: FormAction, values: Record<string, string>, message: string, undo?: () => void) {
    startTransition(async () => {
      const state = await send(action, { id, ...values });
      if (state.status === "failed") toast({ tone: "danger", message: state.message });
      else toast({ message, ...(undo ? { action: { label: "Undo", onClick: undo } } : {}) });
    });
  }

  function setRole(next: ListedStaff["role"], undo?: () => void) {
    const word = next === "administrator" ? "an administrator" : "an agent";
    change(actions.setRole, { role: next }, `${name} is now ${word}.`, undo);
  }
  const reactivate = (undo?: () => void) =>
    change(actions.reactivate, {}, `${name} is active again and can sign in.`, undo);
  const deactivate = (undo?: () => void) =>
    change(actions.deactivate, {}, `${name} is deactivated and signed out everywhere.`, undo);

  const other = role === "administrator" ? "agent" : "administrator";
  const link: MenuItem = {
    label: member.state === "active" ? "New link to reset the password…" : "New link…",
    icon: <Link2 />,
    onSelect: () => setLinking(true),
  };
  const items: MenuItem[] =
    member.state === "deactivated"
      ? [{ label: "Reactivate", icon: <UserRoundCheck />, onSelect: () => reactivate(() => deactivate()) }]
      : [
          { label: "Departments…", icon: <Building2 />, href: `/settings/staff/${id}` },
          link,
          {
            label: other === "administrator" ? "Make administrator" : "Make agent",
            icon: other === "administrator" ? <ShieldCheck /> : <UserRound />,
            disabled: own,
            onSelect: () => setRole(other, () => setRole(role)),
          },
          { separator: true },
          {
            label: "Deactivate",
            icon: <UserRoundX />,
            tone: "danger",
            disabled: own,
            onSelect: () => deactivate(() => reactivate()),
          },
        ];
  return (
    <>
      <Menu label={`Actions for ${name}`} items={items} />
      <NewLinkDialog
        member={member}
        linkHours={linkHours}
        action={actions.makeNewLink}
        open={linking}
        onOpenChange={setLinking}
      />
    </>
  );
}
