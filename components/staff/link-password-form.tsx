"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/send";
import { NewPasswordFields } from "@/components/staff/new-password-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

type LinkPasswordFormProps = { action: FormAction<never>; token: string; email: string };

/** Sets the password of the account that a one-time link belongs to. */
export function LinkPasswordForm({ action, token, email }: LinkPasswordFormProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <ActionForm state={state} submit={submit}>
      <input type="hidden" name="token" value={token} />
      {/* Password managers store the new password under this name. */}
      <Field label="E-mail address">
        <Input type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <NewPasswordFields state={state} autoFocus />
      <SubmitButton className="mt-1 w-full">Set password</SubmitButton>
    </ActionForm>
  );
}
