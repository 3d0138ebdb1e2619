"use client";

import type { ReactElement } from "react";
import { type FormAction, send } from "@/components/forms/send";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";

type RevokeDialogProps = {
  id: number;
  label: string;
  action: FormAction;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before a key is revoked, since nothing brings it back. */
export function RevokeDialog({ id, label, action, ...opening }: RevokeDialogProps) {
  const toast = useToast();
  async function revoke() {
    const state = await send(action, { id: String(id) });
    if (state.status === "failed") return state.message;
    toast({ message: `Key “${label}” revoked. Requests with it now get 401.` });
  }
  return (
    <ConfirmDialog
      {...opening}
      title={`Revoke “${label}”?`}
      description="Whatever uses this key is refused from its next request on. A revoked key can’t be brought back: you would make a new one and put it in place."
      confirmLabel="Revoke key"
      typed="revoke"
      onConfirm={revoke}
    />
  );
}
