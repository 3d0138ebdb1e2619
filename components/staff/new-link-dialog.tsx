"use client";

import { useState, useTransition } from "react";
import { type FormAction, type FormState, send } from "@/components/forms/send";
import { type MadeLink, OneTimeLink } from "@/components/staff/one-time-link";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormStatus } from "@/components/ui/form-status";
import type { ListedStaff } from "@/lib/staff/state";

type NewLinkDialogProps = {
  member: ListedStaff;
  linkHours: number;
  action: FormAction<MadeLink>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Makes a one-time link for an account that exists, and shows it until the dialog closes. */
export function NewLinkDialog({ member, linkHours, action, open, onOpenChange }: NewLinkDialogProps) {
  const [state, setState] = useState<FormState<MadeLink>>({ status: "idle" });
  const [pending, startTransition] = useTransition();
  const made = state.status === "saved";

  const make = () => startTransition(async () => setState(await send(action, { id: String(member.id) })));

  function show(next: boolean) {
    if (!next) setState({ status: "idle" });
    onOpenChange(next);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={show}
      size="md"
      title={made ? `New link for ${member.name}` : `Make a new link for ${member.name}?`}
      description={
        made
          ? undefined
          : member.state === "active"
            ? "With it they set a new password; the old one works until then. An earlier link stops at once."
            : "With it they set their password. An earlier link stops at once."
      }
      footer={
        made ? (
          <DialogClose>
            <Button>Done</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" pending={pending} onClick={make}>
              Make link
            </Button>
          </>
        )
      }
    >
      <FormStatus tone="danger" message={state.status === "failed" ? state.message : undefined} />
      {state.status === "saved" && <OneTimeLink link={state.result} linkHours={linkHours} />}
    </Dialog>
  );
}
