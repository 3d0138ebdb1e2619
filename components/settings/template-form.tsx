"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { answerOf, type FormAction, type FormState, fieldError, send } from "@/components/forms/send";
import { useSavedToast } from "@/components/forms/use-saved-toast";
import { SaveBar } from "@/components/settings/save-bar";
import { VariableList } from "@/components/settings/variable-list";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import { write } from "@/lib/mail-templates/fill";
import { SAMPLE } from "@/lib/mail-templates/sample";
import { VARIABLES } from "@/lib/mail-templates/templates";

type TemplateFormProps = {
  actions: { save: FormAction; reset: FormAction; sendTest: FormAction<{ to: string }> };
  which: { key: string; language: string };
  template: { subject: string; body: string };
  /** Whether it differs from the built-in one. */
  changed: boolean;
};

/** A template with its variables, how it will look, and a test to oneself. */
export function TemplateForm({ actions, which, template, changed }: TemplateFormProps) {
  const [text, setText] = useState(template);
  const [state, setState] = useState<FormState>({ status: "idle" });
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const toast = useToast();
  useSavedToast(state, "Template saved.");
  // The reader goes on where something is to mend.
  useEffect(() => {
    if (state.status === "failed") form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  const values = { ...which, ...text };
  const shown = write(text, SAMPLE);

  const run = <T,>(
    action: FormAction<T>,
    done: (result: T) => void,
    given: Record<string, string> = values,
  ) =>
    startTransition(async () => {
      const answer = await answerOf(send(action, given));
      if (answer.status === "saved") done(answer.result);
      if (answer.status !== "failed") return;
      setState(Object.keys(answer.fields).length > 0 ? answer : { status: "idle" });
      toast({ tone: "danger", message: answer.message });
    });

  return (
    <form
      ref={form}
      noValidate
      action={async () => {
        setState(await answerOf(send(actions.save, values)));
      }}
    >
      <FormSection title="Text" description="Plain text. The HTML part of the mail is made of it.">
        <Field
          label="Subject"
          hint="The ticket’s number is put behind it: [#1042]."
          error={fieldError(state, "subject")}
          required
        >
          <Input
            value={text.subject}
            maxLength={300}
            autoComplete="off"
            onChange={({ target }) => setText({ ...text, subject: target.value })}
          />
        </Field>
        <Field
          label="Body"
          hint="Words after a bar stand in when there is nothing to fill in: {{customer.first_name|there}}."
          error={fieldError(state, "body")}
          required
        >
          <Textarea
            value={text.body}
            rows={12}
            maxLength={20_000}
            onChange={({ target }) => setText({ ...text, body: target.value })}
          />
        </Field>
        <VariableList variables={VARIABLES} />
      </FormSection>
      <FormSection title="Preview" description="Filled with an example.">
        <div className="rounded-md border border-line bg-sunken p-4">
          <p className="pb-2 font-medium" dir="auto">
            {shown.subject} [#{SAMPLE["ticket.number"]}]
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
            {shown.text}
          </p>
        </div>
        <div>
          <Button
            pending={pending}
            onClick={() =>
              run(actions.sendTest, ({ to }) => toast({ message: `A test is on its way to ${to}.` }))
            }
          >
            Send me a test
          </Button>
        </div>
      </FormSection>
      <SaveBar label="Save template" problem={problemOf(state)}>
        {changed && (
          <Button
            variant="ghost"
            onClick={() => run(actions.reset, () => toast({ message: "The built-in text is back." }), which)}
          >
            Back to the built-in text
          </Button>
        )}
      </SaveBar>
    </form>
  );
}

function problemOf(state: FormState): string | undefined {
  if (state.status !== "failed") return undefined;
  return Object.keys(state.fields).length > 0 ? "Mend what is marked above." : state.message;
}
