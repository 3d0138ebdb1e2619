import { type FormState, fieldError, typed } from "@/components/forms/send";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { FormActions } from "@/components/ui/form-section";
import { FormStatus } from "@/components/ui/form-status";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { SCOPE_NAMES, SCOPES } from "@/lib/api-keys/scopes";

type NewKeyFormProps = { state: FormState<unknown>; submit: (form: FormData) => void };

/** What a new key is called and what it may do. */
export function NewKeyForm({ state, submit }: NewKeyFormProps) {
  const ticked = state.status === "failed" ? (state.values.scopes ?? []) : [];
  return (
    <form action={submit} noValidate className="flex flex-col gap-5">
      <FormStatus
        tone="danger"
        message={state.status === "failed" ? state.message : undefined}
        className="empty:-mb-5"
      />
      <Field
        label="Label"
        hint="The service that will use this key. One key per service: you can then revoke it without breaking the others."
        error={fieldError(state, "label")}
        required
        className="max-w-128"
      >
        <Input
          name="label"
          placeholder="CRM Integration"
          defaultValue={typed(state, "label")}
          autoComplete="off"
          autoFocus
        />
      </Field>
      <Fieldset legend="Permissions" error={fieldError(state, "scopes")}>
        {SCOPE_NAMES.map((scope) => (
          <Checkbox
            key={scope}
            name="scopes[]"
            value={scope}
            label={SCOPES[scope].title}
            hint={SCOPES[scope].hint}
            defaultChecked={ticked.includes(scope)}
          />
        ))}
      </Fieldset>
      <FormActions>
        <SubmitButton>Save</SubmitButton>
        <LinkButton href="/settings/api-keys" variant="ghost">
          Cancel
        </LinkButton>
      </FormActions>
    </form>
  );
}
