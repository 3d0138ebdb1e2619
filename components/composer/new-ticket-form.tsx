"use client";

import { Trash2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type FormState, fieldError } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { FormStatus } from "@/components/ui/form-status";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { Draft } from "@/lib/drafts/schema";
import { isEmailAddress } from "@/lib/is-email-address";
import type { Named } from "@/lib/tickets/views";
import { AttachButton } from "./attach-button";
import { cannedFor } from "./canned";
import type { MailReadiness, OpenTicketAction } from "./composer-types";
import { CustomerField, type PickedCustomer } from "./customer-field";
import { DropZone } from "./drop-zone";
import { FileTray } from "./file-tray";
import { KindTabs } from "./kind-tabs";
import { NewTicketDetails } from "./new-ticket-details";
import { NotMailed } from "./not-mailed";
import { DraftConflict } from "./notices";
import { RichText } from "./rich-text";
import { SaveWords } from "./save-words";
import { useOpening } from "./use-opening";
import { useWriting } from "./use-writing";

type NewTicketFormProps = {
  me: Named;
  staff: readonly Named[];
  draft: Draft | null;
  action: OpenTicketAction;
  mail: MailReadiness;
  /** The customer it is for, where the reader came from one. */
  customer?: { email: string; name: string };
};

/** A ticket that staff open for a customer. */
export function NewTicketForm({ me, staff, draft, action, mail, customer }: NewTicketFormProps) {
  const writing = useWriting({ ticket: "new", staffId: me.id, initial: draft });
  const { kind, fields, files, version, setFields } = writing;
  const [picked, setPicked] = useState<PickedCustomer | null>(() => toPicked(fields));
  const { state, problem, pending, create, forget } = useOpening({ writing, picked, action });
  const form = useRef<HTMLDivElement>(null);
  const note = kind === "note";

  const pick = (next: PickedCustomer | null) => {
    setPicked(next);
    setFields({ email: next?.email ?? "", name: next?.name ?? "" });
  };

  // Another text was put in place: a restored draft, or the other window's.
  const [shown, setShown] = useState(version);
  if (shown !== version) {
    setShown(version);
    setPicked(toPicked(fields));
  }

  const given = useRef(customer);
  useEffect(() => {
    if (!given.current) return;
    setPicked({ ...given.current, known: true });
    setFields(given.current);
    given.current = undefined;
  }, [setFields]);

  // The reader goes on where something is to mend.
  useEffect(() => {
    if (state.status === "failed") form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    create();
  };

  const error = (name: string) => errorIn(state, name);
  const attach = (added: File[]) => files.add(added.map((file) => ({ file })));
  const bodyError = error("body");

  return (
    <div
      ref={form}
      onKeyDownCapture={press}
      className="grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,47.5rem)_20rem] lg:grid-rows-[auto_1fr]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        {writing.status.is === "conflict" && (
          <DraftConflict onTheirs={writing.useTheirs} onMine={writing.keepMine} />
        )}
        <CustomerField
          picked={picked}
          typed={fields.email ?? ""}
          error={error("email")}
          nameError={error("name")}
          onTyped={(email) => setFields({ email })}
          onPick={pick}
        />
        <Field
          label="Subject"
          error={error("subject") && (fields.subject?.trim() ? error("subject") : "Enter a subject.")}
          required
        >
          <Input
            value={fields.subject ?? ""}
            maxLength={1000}
            autoComplete="off"
            onChange={({ target }) => setFields({ subject: target.value })}
          />
        </Field>
      </div>
      <div className="grid content-start gap-4 sm:max-lg:grid-cols-2 lg:row-span-2">
        <NewTicketDetails fields={fields} error={error} onChange={setFields} />
      </div>
      <section aria-label="Message" className="flex min-w-0 flex-col gap-1.5 self-start">
        <div
          className={cx(
            "rounded-lg border focus-within:border-accent",
            note ? "border-note-line bg-note" : "border-control-line bg-surface",
            bodyError && "border-danger!",
          )}
        >
          <DropZone onFiles={attach}>
            <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-2 pt-1.5">
              <KindTabs label="Kind of message" kind={kind} onChange={writing.setKind} />
              <p className="min-w-0 flex-1 truncate text-muted text-sm">
                {note ? "Only staff see this" : "Goes to the customer"}
              </p>
              <SaveWords status={writing.status} />
              {writing.status.is !== "none" && (
                <IconButton
                  label="Discard draft"
                  icon={<Trash2 />}
                  size="sm"
                  onClick={() => {
                    forget();
                    writing.discard(() => undefined);
                  }}
                />
              )}
            </div>
            <RichText
              key={version}
              label={note ? "Note" : "Message to the customer"}
              placeholder={note ? "What you were told, and what you think." : "Write to the customer."}
              initialHtml={writing.body}
              tone={kind}
              size="roomy"
              readOnly={pending}
              invalid={bodyError !== undefined}
              onReady={writing.onReady}
              onChange={writing.setBody}
              onBlur={writing.saveNow}
              onPictures={files.add}
              people={note ? staff.filter(({ id }) => id !== me.id) : undefined}
              canned={() => cannedFor(aboutNew(picked, fields))}
              below={
                <FileTray files={files.beside(writing.body)} onRetry={files.retry} onRemove={files.remove} />
              }
              tools={<AttachButton onFiles={attach} />}
              end={
                <Button
                  variant="primary"
                  pending={pending}
                  aria-keyshortcuts="Control+Enter"
                  onClick={create}
                >
                  Create ticket
                </Button>
              }
            />
          </DropZone>
        </div>
        {!note && !mail.ready && <NotMailed mayChange={mail.mayChange} />}
        <FormStatus tone="danger" message={bodyError ?? problem ?? mendWords(state)} />
      </section>
    </div>
  );
}

const toPicked = ({ email = "", name = "" }: Draft["fields"]): PickedCustomer | null =>
  isEmailAddress(email) && email.includes("@") ? { email, name, known: name !== "" } : null;

/** The error of a field or of one of its parts, "cc.0.email". */
function errorIn(state: FormState<unknown>, name: string): string | undefined {
  if (state.status !== "failed") return undefined;
  const part = Object.keys(state.fields).find((field) => field.startsWith(`${name}.`));
  return fieldError(state, name) ?? (part && state.fields[part]);
}

const mendWords = (state: FormState<unknown>) =>
  state.status === "failed" && Object.keys(state.fields).length > 0
    ? "No ticket was created. Mend what is marked above."
    : undefined;

function aboutNew(picked: PickedCustomer | null, { subject, departmentId }: Draft["fields"]) {
  return {
    ticket: "new",
    ...(picked && { name: picked.name, email: picked.email }),
    ...(subject && { subject }),
    ...(departmentId && { department: String(departmentId) }),
  };
}
