"use client";

import { type FormEvent, useState } from "react";
import { fromLocalInput, toLocalInput } from "@/components/ticket/moments";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type MomentDialogProps = {
  title: string;
  /** The verb: "Set due date". */
  verb: string;
  /** What it begins with. */
  value: Date;
  /** Whether a moment that has passed makes sense. */
  past: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (at: Date) => void;
};

/** Asks for a day and a time, in the reader's own zone. */
export function MomentDialog(props: MomentDialogProps) {
  const { title, verb, value, past, open, onOpenChange, onPick } = props;
  const [error, setError] = useState<string>();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get("at");
    const at = fromLocalInput(typeof text === "string" ? text : "");
    if (!at) return setError("Enter a day and a time.");
    if (!past && at.getTime() <= Date.now()) return setError("Choose a moment that is still to come.");
    setError(undefined);
    onPick(at);
    onOpenChange(false);
  }
  return (
    <Dialog
      title={title}
      open={open}
      onOpenChange={onOpenChange}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" form="moment">
            {verb}
          </Button>
        </>
      }
    >
      <form id="moment" onSubmit={submit} noValidate>
        <Field label="Day and time" hint="In your own time zone." error={error}>
          <Input type="datetime-local" name="at" defaultValue={toLocalInput(value)} />
        </Field>
      </form>
    </Dialog>
  );
}
