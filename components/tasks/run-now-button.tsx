"use client";

import { Play } from "lucide-react";
import { useActionState, useEffect } from "react";
import type { FormAction } from "@/components/forms/send";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import type { TaskReport } from "@/lib/cron/task-report";

export type RunTask = FormAction<TaskReport>;

type RunNowButtonProps = { name: string; title: string; runNow: RunTask };

/** Runs a task now, due or not, and says how it went. */
export function RunNowButton({ name, title, runNow }: RunNowButtonProps) {
  const [state, action] = useActionState(runNow, { status: "idle" });
  const toast = useToast();

  useEffect(() => {
    if (state.status === "failed") toast({ tone: "danger", message: state.message });
    if (state.status !== "saved") return;
    const { outcome, summary } = state.result;
    if (outcome === "ok") toast({ message: `${title} done. ${summary.replace(/\.$/, "")}.` });
    else if (outcome === "failed") toast({ tone: "danger", message: `${title} failed. ${summary}` });
    else toast({ tone: "danger", message: `${title} ${summary}. It was not started a second time.` });
  }, [state, title, toast]);

  return (
    <form action={action}>
      <input type="hidden" name="name" value={name} />
      <SubmitButton variant="secondary" size="sm" icon={<Play />} aria-label={`Run now: ${title}`}>
        Run now
      </SubmitButton>
    </form>
  );
}
