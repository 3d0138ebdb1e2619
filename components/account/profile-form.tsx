"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { type FormAction, fieldError, typed } from "@/components/forms/send";
import { useSavedToast } from "@/components/forms/use-saved-toast";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";

type ProfileFormProps = { action: FormAction; name: string; email: string; role: string };

/** One's own name; address and role are an administrator's to change. */
export function ProfileForm({ action, name, email, role }: ProfileFormProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  useSavedToast(state, "Your name is saved.");
  return (
    <ActionForm state={state} submit={submit}>
      <Field label="Name" error={fieldError(state, "name")} required>
        <Input name="name" autoComplete="name" defaultValue={typed(state, "name") ?? name} maxLength={100} />
      </Field>
      <Field label="E-mail address" hint={`You sign in with it. Role: ${role}.`}>
        <Input value={email} readOnly />
      </Field>
      <div>
        <SubmitButton>Save name</SubmitButton>
      </div>
    </ActionForm>
  );
}
