import type { ReactNode } from "react";
import type { FormState } from "@/components/forms/send";
import { FormStatus } from "@/components/ui/form-status";

type ActionFormProps = {
  state: FormState<unknown>;
  submit: (form: FormData) => void;
  children: ReactNode;
};

/** A short form of one action, with what went wrong above its fields. Works without JavaScript. */
export function ActionForm({ state, submit, children }: ActionFormProps) {
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <FormStatus
        tone="danger"
        message={state.status === "failed" ? state.message : undefined}
        className="empty:-mb-4"
      />
      {children}
    </form>
  );
}
