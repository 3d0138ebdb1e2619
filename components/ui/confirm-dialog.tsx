"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { type FormEvent, type ReactElement, type ReactNode, useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { dialogBackdropClass, dialogPopupClass } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { OwnPopUps } from "@/components/ui/pop-up-root";

type ConfirmDialogProps = {
  /** The question: 'Revoke “CRM Integration”?' */
  title: string;
  /** What will happen, and whether it comes back. */
  description: ReactNode;
  /** The verb: "Revoke key". */
  confirmLabel: string;
  /** Does the work. A text it returns is shown as the error and the dialog stays; otherwise it closes. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a server action that answers nothing is `Promise<void>`.
  onConfirm: () => Promise<string | undefined | void>;
  tone?: "danger" | "primary";
  /** Only for what can't come back: the reader must type this word first. */
  typed?: string;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before something that undo can't mend. Esc and Cancel leave all as it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, confirmLabel, onConfirm, tone = "danger", typed, trigger } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const [word, setWord] = useState("");
  const [error, setError] = useState<string>();
  const [pending, startTransition] = useTransition();
  const open = props.open ?? ownOpen;
  const blocked = typed !== undefined && word.trim() !== typed;

  function setOpen(next: boolean) {
    setOwnOpen(next);
    props.onOpenChange?.(next);
    if (!next) {
      setWord("");
      setError(undefined);
    }
  }

  function confirm(event: FormEvent) {
    event.preventDefault();
    if (blocked || pending) return;
    startTransition(async () => {
      const problem = await onConfirm();
      if (problem) setError(problem);
      else setOpen(false);
    });
  }

  return (
    <Base.Root open={open} onOpenChange={(next) => !pending && setOpen(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={dialogBackdropClass} />
        <Base.Popup className={cx(dialogPopupClass, "max-w-110")}>
          <OwnPopUps>
            <form onSubmit={confirm} className="flex flex-col gap-4 px-5 py-4">
              <div>
                <Base.Title dir="auto" className="font-semibold text-lg">
                  {title}
                </Base.Title>
                <Base.Description className="mt-1 text-muted">{description}</Base.Description>
              </div>
              {error && <Banner tone="danger">{error}</Banner>}
              {typed !== undefined && (
                <Field
                  label={
                    <>
                      Type <span className="font-mono text-sm">{typed}</span> to confirm
                    </>
                  }
                >
                  <Input
                    value={word}
                    onChange={(event) => setWord(event.target.value)}
                    autoComplete="off"
                    spellCheck={false}
                  />
                </Field>
              )}
              <div className="flex flex-wrap justify-end gap-2 pt-1">
                <Base.Close render={<Button>Cancel</Button>} disabled={pending} />
                <Button type="submit" variant={tone} pending={pending} disabled={blocked}>
                  {confirmLabel}
                </Button>
              </div>
            </form>
          </OwnPopUps>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
