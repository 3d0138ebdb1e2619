"use client";

import { useActionState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/send";
import { useSavedToast } from "@/components/forms/use-saved-toast";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { SubmitButton } from "@/components/ui/submit-button";

type NoticesFormProps = {
  action: FormAction;
  kinds: readonly { key: string; name: string; when: string }[];
  wanted: readonly string[];
};

/** Which notices one gets by mail. */
export function NoticesForm({ action, kinds, wanted }: NoticesFormProps) {
  const [state, submit] = useActionState(action, { status: "idle" });
  useSavedToast(state, "Your notices are saved.");
  return (
    <ActionForm state={state} submit={submit}>
      <Fieldset legend="Send me a mail about">
        {kinds.map(({ key, name, when }) => (
          <Checkbox
            // What is saved becomes the form's new beginning.
            key={`${key} ${wanted.includes(key)}`}
            name="notices[]"
            value={key}
            label={name}
            hint={when}
            defaultChecked={wanted.includes(key)}
          />
        ))}
      </Fieldset>
      <div>
        <SubmitButton>Save notices</SubmitButton>
      </div>
    </ActionForm>
  );
}
