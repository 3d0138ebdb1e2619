"use client";

import { useActionState, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { type FormAction, type FormState, fieldError } from "@/components/forms/send";
import { useSavedToast } from "@/components/forms/use-saved-toast";
import { NewPasswordFields } from "@/components/staff/new-password-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

type PasswordFormProps = { action: FormAction; email: string };

/** Changes one's own password; the current one must be known. */
export function PasswordForm({ action, email }: PasswordFormProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  useSavedToast(state, "Password changed. You are signed out in every other browser.");
  return (
    <ActionForm state={state} submit={submit}>
      {/* Tells password managers whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {/* The key empties the fields after a save, and only then. */}
      <Passwords key={state.status === "saved" ? state.at : "typing"} state={state} />
      <div>
        <SubmitButton>Change password</SubmitButton>
      </div>
    </ActionForm>
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
