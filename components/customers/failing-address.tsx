"use client";

import { useTransition } from "react";
import { type FormAction, sendJson } from "@/components/forms/send";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import type { FailingAddress } from "@/lib/tickets/views";

type FailingAddressNoteProps = {
  customerId: number;
  failing: FailingAddress;
  tryAgain: FormAction<{ id: number; name: string }>;
};

/** Says that mail does not reach the customer, why, and has it tried again. */
export function FailingAddressNote({ customerId, failing, tryAgain }: FailingAddressNoteProps) {
  const toast = useToast();
  const [pending, startTransition] = useTransition();
  const again = () =>
    startTransition(async () => {
      const answer = await sendJson(tryAgain, { id: customerId });
      toast(
        answer.status === "failed"
          ? { tone: "danger", message: answer.message }
          : { message: "Mail goes to this address again. What failed has its own Retry." },
      );
    });
  return (
    <Banner
      tone="danger"
      title="Mail to this address comes back"
      action={
        <Button size="sm" pending={pending} onClick={again}>
          Try this address again
        </Button>
      }
    >
      Nothing is sent there since <RelativeTime value={failing.since} />: <bdi>{failing.reason}</bdi>
    </Banner>
  );
}
