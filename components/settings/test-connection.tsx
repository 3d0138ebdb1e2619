"use client";

import { type RefObject, useState } from "react";
import { answerOf, type FormAction, type FormState } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { FormStatus } from "@/components/ui/form-status";
import type { TestResult } from "@/lib/mailboxes/test";

/** What is wrong, by the field that mends it. */
export type Faults = Readonly<Record<string, string>>;

type TestConnectionProps = {
  action: FormAction<TestResult>;
  form: RefObject<HTMLFormElement | null>;
  /** Takes the words that belong beside fields; none while it is tried anew. */
  onFaults: (faults: Faults) => void;
};

/** Tries what is typed, saved or not, and says beside the field that is wrong what is wrong. */
export function TestConnection({ action, form, onFaults }: TestConnectionProps) {
  const [pending, setPending] = useState(false);
  const [told, setTold] = useState<{ ok: boolean; message: string }>();

  const run = async () => {
    if (!form.current) return;
    setPending(true);
    setTold(undefined);
    onFaults({});
    const state = await answerOf(action({ status: "idle" }, new FormData(form.current)));
    const { faults, ...words } = read(state);
    setPending(false);
    setTold(words);
    onFaults(faults);
  };

  return (
    <div className="flex flex-col gap-2">
      <div>
        <Button pending={pending} onClick={() => void run()}>
          Test connection
        </Button>
      </div>
      <FormStatus message={told?.ok ? told.message : undefined} />
      <FormStatus tone="danger" message={told && !told.ok ? told.message : undefined} />
    </div>
  );
}

type Told = { ok: boolean; message: string; faults: Faults };

function read(state: FormState<TestResult>): Told {
  if (state.status === "idle") return { ok: false, message: "Nothing was tried.", faults: {} };
  if (state.status === "failed") {
    const marked = Object.keys(state.fields).length > 0;
    return {
      ok: false,
      message: marked ? "Not tried yet. Mend what is marked above." : state.message,
      faults: state.fields,
    };
  }
  const { result } = state;
  if (result.ok) return { ...result, faults: {} };
  return result.field === null
    ? { ok: false, message: result.message, faults: {} }
    : {
        ok: false,
        message: "It does not work yet. Mend what is marked above.",
        faults: { [result.field]: result.message },
      };
}
