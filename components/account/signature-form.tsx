"use client";

import { useActionState } from "react";
import { type FormAction, fieldError, typed } from "@/components/forms/send";
import { useSavedToast } from "@/components/forms/use-saved-toast";
import { Field } from "@/components/ui/field";
import { FormStatus } from "@/components/ui/form-status";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

/** What stands under one's replies by mail. */
export function SignatureForm({ action, signature }: { action: FormAction; signature: string }) {
  const [state, submit] = useActionState(action, { status: "idle" });
  useSavedToast(state, "Your signature is saved.");
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <FormStatus
        tone="danger"
        message={state.status === "failed" ? state.message : undefined}
        className="empty:-mb-4"
      />
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
    </form>
  );
}
