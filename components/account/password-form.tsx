"use client";

import { useActionState, useState } from "react";
import { type FormAction, type FormState, fieldError } from "@/components/forms/send";
import { useSavedToast } from "@/components/forms/use-saved-toast";
import { NewPasswordFields } from "@/components/staff/new-password-fields";
import { Field } from "@/components/ui/field";
import { FormStatus } from "@/components/ui/form-status";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

type PasswordFormProps = { action: FormAction; email: string };

/** Changes one's own password; the current one must be known. */
export function PasswordForm({ action, email }: PasswordFormProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  useSavedToast(state, "Password changed. You are signed out in every other browser.");
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <FormStatus
        tone="danger"
        message={state.status === "failed" ? state.message : undefined}
        className="empty:-mb-4"
      />
      {/* Tells password managers whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {/* The key empties the fields after a save, and only then. */}
      <Passwords key={state.status === "saved" ? state.at : "typing"} state={state} />
      <div>
        <SubmitButton>Change password</SubmitButton>
      </div>
    </form>
  );
}

function Passwords({ state }: { state: FormState<unknown> }) {
  const [current, setCurrent] = useState("");
  return (
    <>
      <Field label="Current password" error={fieldError(state, "current")} required>
        <Input
          name="current"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </Field>
      <NewPasswordFields state={state} />
    </>
  );
}
