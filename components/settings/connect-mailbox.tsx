"use client";

import { LogIn } from "lucide-react";
import { type RefObject, useState } from "react";
import type { FormAction } from "@/components/forms/send";
import type { Faults } from "@/components/settings/test-connection";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { FormStatus } from "@/components/ui/form-status";

export type Connecting = {
  action: FormAction<{ url: string }>;
  /** What must be registered with the provider. */
  redirectUri: string;
  connected: boolean;
};

type ConnectMailboxProps = Connecting & {
  form: RefObject<HTMLFormElement | null>;
  /** Takes the words that belong beside fields; none while it is tried anew. */
  onFaults: (faults: Faults) => void;
};

/** Saves the form, and goes on to the provider's page where the mailbox's owner lets us in. */
export function ConnectMailbox({ action, redirectUri, connected, form, onFaults }: ConnectMailboxProps) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string>();

  const run = async () => {
    if (!form.current) return;
    setPending(true);
    setProblem(undefined);
    onFaults({});
    try {
      const answer = await action({ status: "idle" }, new FormData(form.current));
      if (answer.status === "saved") return window.location.assign(answer.result.url);
      if (answer.status === "failed") {
        const marked = Object.keys(answer.fields).length > 0;
        setProblem(marked ? "Nothing was saved. Mend what is marked." : answer.message);
        onFaults(answer.fields);
      }
    } catch {
      setProblem("Deskuss can’t be reached. Try again.");
    }
    setPending(false);
  };

  return (
    <div className="flex flex-col gap-3">
      <CopyField label="Redirect URI to register with the provider" value={redirectUri} />
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={<LogIn />} pending={pending} onClick={() => void run()}>
          {connected ? "Save and connect again" : "Save and connect"}
        </Button>
        <Badge tone={connected ? "success" : "warning"}>
          {connected ? "Connected" : "Not connected yet"}
        </Badge>
      </div>
      <FormStatus tone="danger" message={problem} />
    </div>
  );
}
