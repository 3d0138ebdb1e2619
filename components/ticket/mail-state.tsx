"use client";

import { Bot, Check, Clock, MailX, Send, ShieldAlert, TriangleAlert } from "lucide-react";
import { useTransition } from "react";
import { answerOf, type FormAction, sendJson } from "@/components/forms/send";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import type { SentMail, ThreadEntry } from "@/lib/tickets/views";

type MailMarksProps = {
  message: Pick<ThreadEntry, "unverified" | "automatic">;
  /** Whether it opened the ticket, whose head says of it what is to be said of its sender. */
  first: boolean;
};

/** What is to be known of the mail that a message came in. */
export function MailMarks({ message, first }: MailMarksProps) {
  return (
    <>
      {message.unverified && !first && (
        <Badge
          plain
          tone="warning"
          icon={<ShieldAlert />}
          title="Nobody vouches for the sender: somebody else may have written it."
        >
          Unverified sender
        </Badge>
      )}
      {message.automatic && (
        <Badge plain icon={<Bot />} title="A program wrote it. It is not answered by itself.">
          Automatic reply
        </Badge>
      )}
    </>
  );
}

/** How far the mail of a reply has got. */
export function MailHint({ sent }: { sent: SentMail | null }) {
  if (!sent)
    return (
      <Badge plain icon={<MailX />} title="No outgoing mail was set up when it was written.">
        Not e-mailed
      </Badge>
    );
  const { state, sentAt, attempts, bouncedAt } = sent;
  if (bouncedAt)
    return (
      <Badge plain tone="danger" icon={<TriangleAlert />}>
        Came back
      </Badge>
    );
  if (state === "sent" && sent.recipients.some(({ error }) => error))
    return (
      <Badge plain tone="warning" icon={<TriangleAlert />}>
        Not delivered to all
      </Badge>
    );
  if (state === "sent")
    return (
      <Badge plain icon={<Check />} title={sent.recipients.map(({ email }) => email).join(", ")}>
        Sent {sentAt && <RelativeTime value={sentAt} />}
      </Badge>
    );
  if (state === "failed" || state === "canceled")
    return (
      <Badge plain tone="danger" icon={<TriangleAlert />}>
        {state === "failed" ? "Not delivered" : "Not sent"}
      </Badge>
    );
  if (state === "queued" && attempts > 0)
    return (
      <Badge plain tone="warning" icon={<Clock />}>
        Not sent yet
      </Badge>
    );
  return (
    <Badge plain tone="info" icon={state === "sending" ? <Send /> : <Clock />}>
      {state === "sending" ? "Sending…" : "Queued"}
    </Badge>
  );
}

type MailTroubleProps = { sent: SentMail; retry: FormAction };

/** What went wrong with a mail, and what can be done. */
export function MailTrouble({ sent, retry }: MailTroubleProps) {
  const toast = useToast();
  const [pending, startTransition] = useTransition();
  const { id, state, attempts, lastError, notBefore, bouncedAt, recipients } = sent;
  const refused = recipients.filter(({ error }) => error);
  const waiting = state === "queued" && attempts > 0;
  const stopped = state === "failed" || state === "canceled" || bouncedAt !== null;
  if (!waiting && !stopped && refused.length === 0) return null;
  const again = () =>
    startTransition(async () => {
      const answer = await answerOf(sendJson(retry, { id }));
      toast(
        answer.status === "failed"
          ? { tone: "danger", message: answer.message }
          : { message: "The mail is on its way again." },
      );
    });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-3 text-sm">
      <p className="min-w-0 flex-1 text-muted [overflow-wrap:anywhere]">
        {refused.length > 0 && state !== "failed" && (
          <>Not delivered to {refused.map(({ email, error }) => `${email} (${error})`).join(", ")}. </>
        )}
        {(stopped || waiting) && lastError}
        {waiting && (
          <>
            {" "}
            Next try <RelativeTime value={notBefore} />.
          </>
        )}
      </p>
      {state !== "sending" && (
        <Button size="sm" pending={pending} onClick={again}>
          {waiting ? "Try now" : "Retry"}
        </Button>
      )}
    </div>
  );
}
