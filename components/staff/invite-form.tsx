import { type FormState, fieldError, typed } from "@/components/forms/send";
import { Field } from "@/components/ui/field";
import { FormActions } from "@/components/ui/form-section";
import { FormStatus } from "@/components/ui/form-status";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";

const ROLES = [
  { value: "agent", label: "Agent", hint: "Works tickets and sees customers." },
  {
    value: "administrator",
    label: "Administrator",
    hint: "Besides: settings, staff, API keys and the system’s logs.",
  },
];

type InviteFormProps = { state: FormState<unknown>; submit: (form: FormData) => void };

/** Who is invited, and as what. */
export function InviteForm({ state, submit }: InviteFormProps) {
  return (
    <form action={submit} noValidate className="flex max-w-128 flex-col gap-5">
      <FormStatus
        tone="danger"
        message={state.status === "failed" ? state.message : undefined}
        className="empty:-mb-5"
      />
      <Field label="Name" error={fieldError(state, "name")} required>
        <Input name="name" defaultValue={typed(state, "name")} autoComplete="off" autoFocus />
      </Field>
      <Field
        label="E-mail address"
        hint="They sign in with it. No mail is sent: you get a link to hand over."
        error={fieldError(state, "email")}
        required
      >
        <Input name="email" type="email" defaultValue={typed(state, "email")} autoComplete="off" />
      </Field>
      <RadioGroup
        legend="Role"
        name="role"
        options={ROLES}
        defaultValue={typed(state, "role") ?? "agent"}
        error={fieldError(state, "role")}
      />
      <FormActions>
        <SubmitButton>Make link</SubmitButton>
        <LinkButton href="/settings/staff" variant="ghost">
          Cancel
        </LinkButton>
      </FormActions>
    </form>
  );
}
