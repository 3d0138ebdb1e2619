"use client";

import { type FormEvent, useId, useState, useTransition } from "react";
import { type FormState, fieldError, sendJson } from "@/components/forms/send";
import type { ViewVerbs } from "@/components/list/view-verbs";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { ViewLine } from "@/lib/views/schema";

type ViewDialogProps = {
  /** The view to rename; null makes a new one of `query`. */
  view: ViewLine | null;
  query: string;
  verbs: ViewVerbs;
  saved: (view: ViewLine) => void;
  close: () => void;
};

/** Asks for a view's name, and whether everybody is to have it. */
export function ViewDialog({ view, query, verbs, saved, close }: ViewDialogProps) {
  const form = useId();
  const toast = useToast();
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<FormState<ViewLine>>({ status: "idle" });
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);

  function submit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const result = view
        ? await sendJson(verbs.change, { id: view.id, name, shared })
        : await sendJson(verbs.save, { name, shared, query });
      setAnswer(result);
      if (result.status === "saved") saved(result.result);
      else if (result.status === "failed" && result.fields.name === undefined)
        toast({ message: result.message, tone: "danger" });
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={view ? "Rename view" : "Save view"}
      description={view ? undefined : "Filter, sort and columns are kept under this name in the side bar."}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form={form} pending={pending}>
            {view ? "Rename view" : "Save view"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-3" noValidate>
        <Field label="Name" required error={fieldError(answer, "name")}>
          <Input
            name="name"
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Checkbox
          label="Share with everybody"
          hint="It appears in every colleague’s side bar; only you and administrators can change it."
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}
