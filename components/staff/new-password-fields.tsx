"use client";

import { useState } from "react";
import { type FormState, fieldError } from "@/components/forms/send";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/**
 * The new password, twice. What was typed stays while the form is mended: React empties a form that was sent, and a
 * refused password is never sent back by the server.
 */
export function NewPasswordFields({ state, autoFocus }: { state: FormState<unknown>; autoFocus?: boolean }) {
  const error = fieldError(state, "password");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  return (
    <>
      <Field
        label="New password"
        hint={error ? undefined : "At least 12 characters; a few unrelated words do well."}
        error={error}
        required
      >
        <Input
          name="password"
          type="password"
          autoComplete="new-password"
          autoFocus={autoFocus}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Field label="Repeat the new password" error={fieldError(state, "repeated")} required>
        <Input
          name="repeated"
          type="password"
          autoComplete="new-password"
          value={repeated}
          onChange={(event) => setRepeated(event.target.value)}
        />
      </Field>
    </>
  );
}
