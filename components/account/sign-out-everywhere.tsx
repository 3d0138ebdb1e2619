"use client";

import { LogOut } from "lucide-react";
import { useActionState } from "react";
import type { FormAction } from "@/components/forms/send";
import { FormStatus } from "@/components/ui/form-status";
import { SubmitButton } from "@/components/ui/submit-button";

/** Ends every session, this one too; the action leads to the sign-in page. */
export function SignOutEverywhere({ action }: { action: FormAction<never> }) {
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col gap-2">
      <SubmitButton variant="secondary" icon={<LogOut />} title="Ends every session, in this browser too">
        Sign out everywhere
      </SubmitButton>
      <FormStatus tone="danger" message={state.status === "failed" ? state.message : undefined} />
    </form>
  );
}
