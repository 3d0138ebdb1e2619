import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { sendJson } from "@/components/forms/send";
import { useToast } from "@/components/ui/toast";
import type { SendMessage } from "@/lib/tickets/send-schema";
import type { ComposerActions, ComposerTicket } from "./composer-types";
import { restoreIn } from "./open-composers";
import type { Sending } from "./send-buttons";
import { sendKey } from "./send-key";
import { sentWords, undoMs } from "./sent-words";
import type { Writing } from "./use-writing";

type Options = {
  ticket: ComposerTicket;
  writing: Writing;
  actions: ComposerActions;
  nextHref: string | null;
  /** The newest message the writer has seen. */
  seen: number | null;
  onSent: (messageId: number) => void;
};

const UNREACHABLE = "Not sent: the help desk can't be reached. What you wrote is kept here.";

/** Sends what is written, once, and lets it be taken back. Whatever goes wrong, what was typed stays. */
export function useSending({ ticket, writing, actions, nextHref, seen, onSent }: Options) {
  const router = useRouter();
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** It was to be sent before its files were there: said until they are. */
  const [early, setEarly] = useState(false);
  /** Held back, since somebody wrote: what was asked for, and who it was. */
  const [blocked, setBlocked] = useState<{ message: string; sending: Sending } | null>(null);
  const busy = useRef(false);

  const unsend = async (messageId: number, left: boolean) => {
    const state = await sendJson(actions.unsend, { messageId }).catch(() => null);
    if (state?.status !== "saved") {
      const message =
        state?.status === "failed" ? state.message : "The help desk can't be reached; it was not taken back.";
      toast({ tone: "danger", message });
      return;
    }
    // Also when its composer is still there: the page may be on its way to the next ticket.
    if (!restoreIn(ticket.id, state.result) || left) router.push(`/tickets/${ticket.id}`);
  };

  const attempt = async (sending: Sending, force: boolean) => {
    const { kind, body } = writing;
    const settled = await writing.settle();
    if ("problem" in settled) return settled.problem;
    // Emptied meanwhile.
    if (!settled.base) return null;
    const input: SendMessage = {
      ticketId: ticket.id,
      kind,
      body,
      sendKey: sendKey(settled.base),
      seenMessageId: seen,
      after: sending.after,
      force,
    };
    const begun = performance.now();
    const state = await sendJson(actions.send, input);
    const ms = undoMs(performance.now() - begun);
    if (state.status !== "saved") {
      const failed = state.status === "failed" ? state : null;
      if (failed?.code === "conflict") setBlocked({ message: failed.message, sending });
      else return failed?.fields.body ?? failed?.message ?? UNREACHABLE;
      return null;
    }
    const { messageId, heldUntil } = state.result;
    writing.clear();
    onSent(messageId);
    toast({
      message: sentWords({ kind, sending, ticketId: ticket.id }),
      ...(heldUntil &&
        ms && { action: { label: "Undo", onClick: () => void unsend(messageId, sending.next), ms } }),
    });
    if (sending.next) router.push(nextHref ?? "/tickets");
    return null;
  };

  const send = async (sending: Sending, force = false) => {
    if (busy.current) return;
    const ready = writing.unready() === null;
    setEarly(!ready);
    setProblem(writing.filled ? null : "Write something first.");
    if (!writing.filled || !ready) return;
    busy.current = true;
    setPending(true);
    setBlocked(null);
    try {
      setProblem(await attempt(sending, force));
    } catch {
      setProblem(UNREACHABLE);
    } finally {
      busy.current = false;
      setPending(false);
    }
  };

  return {
    pending,
    problem: (early ? writing.unready() : null) ?? problem,
    blocked: blocked?.message ?? null,
    send: (sending: Sending) => void send(sending),
    sendAnyway: () => blocked && void send(blocked.sending, true),
    unblock: () => setBlocked(null),
    forget: () => {
      setProblem(null);
      setEarly(false);
    },
  };
}
