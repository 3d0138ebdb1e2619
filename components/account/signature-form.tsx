"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { type FormAction, fieldError, typed } from "@/components/forms/send";
import { useSavedToast } from "@/components/forms/use-saved-toast";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

/** What stands under one's replies by mail. */
export function SignatureForm({ action, signature }: { action: FormAction; signature: string }) {
  const [state, submit] = useActionState(action, { status: "idle" });
  useSavedToast(state, "Your signature is saved.");
  return (
    <ActionForm state={state} submit={submit}>
      <Field label="Signature" error={fieldError(state, "signature")} hint="Plain text. Empty: none.">
        <Textarea
          name="signature"
          rows={4}
          maxLength={2000}
          defaultValue={typed(state, "signature") ?? signature}
        />
      </Field>
      <div>
        <SubmitButton>Save signature</SubmitButton>
      </div>
    </ActionForm>
  );
}
