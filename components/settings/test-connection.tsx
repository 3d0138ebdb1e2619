"use client";

import { type RefObject, useState } from "react";
import type { FormAction, FormState } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { FormStatus } from "@/components/ui/form-status";

type Result = { ok: boolean; message: string };

type TestConnectionProps = { action: FormAction<Result>; form: RefObject<HTMLFormElement | null> };

/** Tries what is typed, saved or not, and says what is wrong. */
export function TestConnection({ action, form }: TestConnectionProps) {
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<Result>();

  const run = async () => {
    if (!form.current) return;
    setPending(true);
    setResult(undefined);
    try {
      setResult(read(await action({ status: "idle" }, new FormData(form.current))));
    } catch {
      setResult({ ok: false, message: "Deskuss can't be reached. Try again." });
    }
    setPending(false);
  };

  return (
    <div className="flex flex-col gap-2">
      <div>
        <Button pending={pending} onClick={() => void run()}>
          Test connection
        </Button>
      </div>
      <FormStatus message={result?.ok ? result.message : undefined} />
      <FormStatus tone="danger" message={result && !result.ok ? result.message : undefined} />
    </div>
  );
}

function read(state: FormState<Result>): Result {
  if (state.status === "saved") return state.result;
  if (state.status !== "failed") return { ok: false, message: "Nothing was tried." };
  const words = Object.entries(state.fields).map(
    ([field, message]) => `${LABELS[field] ?? field}: ${message}`,
  );
  return { ok: false, message: words.join(" ") || state.message };
}

const LABELS: Record<string, string> = {
  host: "Server",
  smtpHost: "Server",
  port: "Port",
  smtpPort: "Port",
  user: "User",
  smtpUser: "User",
  password: "Password",
  smtpPassword: "Password",
};
