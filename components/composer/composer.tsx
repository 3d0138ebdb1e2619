"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { usePresence } from "@/components/live/presence";
import { useShortcuts } from "@/components/shortcuts/use-shortcuts";
import type { Draft, DraftKind } from "@/lib/drafts/schema";
import { ClosedComposer } from "./closed-composer";
import { ComposerBox } from "./composer-box";
import type { ComposerProps } from "./composer-types";
import { NotMailed } from "./not-mailed";
import { enterComposer } from "./open-composers";
import { loadRichText } from "./rich-text";
import { useKeyboardInset } from "./use-keyboard-inset";
import { showMessage, useSeen } from "./use-seen";
import { useSending } from "./use-sending";
import { useWriting } from "./use-writing";

/** After this long without a key somebody is reading, not replying. */
const STILL_MS = 20_000;

/** Where a reply or a note is written: one line under the thread, that opens at a click, `r` or `n`. */
export function Composer({ ticket, me, staff, draft, actions, mail, nextHref = null }: ComposerProps) {
  const writing = useWriting({ ticket: ticket.id, staffId: me.id, initial: draft });
  const { filled, handle, load, dispute } = writing;
  const [open, setOpen] = useState(draft !== null);
  /** Whether it was opened by hand: then it takes the keyboard, as soon as there is an editor. */
  const [wanted, setWanted] = useState(false);
  const root = useRef<HTMLElement>(null);
  const { seen, news, look } = useSeen(ticket.lastMessage, filled);
  const { setReplying } = usePresence(ticket.id);
  const still = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [sent, setSent] = useState<number | null>(null);
  useKeyboardInset(open);

  const stopReplying = useCallback(() => {
    clearTimeout(still.current);
    setReplying(false);
  }, [setReplying]);
  useEffect(() => stopReplying, [stopReplying]);

  const close = useCallback(() => {
    setOpen(false);
    setWanted(false);
    stopReplying();
    // Where the keyboard was is gone; the line in its place takes it.
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>("[data-composer-open]")?.focus());
  }, [stopReplying]);

  const sending = useSending({
    ticket,
    writing,
    actions,
    nextHref,
    seen,
    onSent: (messageId) => {
      setSent(messageId);
      close();
    },
  });

  const start = (kind: DraftKind) => {
    // What is written stays what it is: `r` must not make a reply of a note.
    if (!filled) writing.setKind(kind);
    setWanted(true);
    setOpen(true);
    handle?.focus();
  };

  const filledNow = useRef(filled);
  useEffect(() => {
    filledNow.current = filled;
  });
  const restore = useCallback(
    (draft: Draft) => {
      if (filledNow.current) dispute();
      else load(draft);
      setWanted(true);
      setOpen(true);
    },
    [load, dispute],
  );
  useEffect(() => enterComposer(ticket.id, restore), [ticket.id, restore]);

  // What a browser had kept, or another window's text, is not to wait behind a closed line.
  useEffect(() => {
    if (writing.version > 0 && filledNow.current) setOpen(true);
  }, [writing.version]);

  useEffect(() => {
    if (sent === null || ticket.lastMessage?.id !== sent) return;
    setSent(null);
    showMessage(sent);
  }, [sent, ticket.lastMessage?.id]);

  // The editor's script comes when there is nothing else to do, so that it is there before it is wanted.
  useEffect(() => {
    const load = () => void loadRichText().catch(() => undefined);
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(load, 1_000);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(load, { timeout: 3_000 });
    return () => cancelIdleCallback(idle);
  }, []);

  useShortcuts("Ticket", [
    { keys: "r", label: "Reply", run: () => start("reply") },
    { keys: "n", label: "Add a note", run: () => start("note") },
  ]);

  return (
    <section
      ref={root}
      aria-label={open ? (writing.kind === "note" ? "Note" : "Reply") : "Write"}
      className="sticky bottom-(--keyboard,0px) z-10 min-w-0 bg-bg pb-3 max-sm:-mx-4 max-sm:pb-0"
    >
      {!mail.ready && <NotMailed mayChange={mail.mayChange} />}
      {open ? (
        <ComposerBox
          ticket={ticket}
          me={me}
          staff={staff}
          writing={writing}
          sending={sending}
          news={news}
          autoFocus={wanted}
          onLook={() => {
            sending.unblock();
            look();
          }}
          onWrite={() => {
            sending.forget();
            setReplying(true);
            clearTimeout(still.current);
            still.current = setTimeout(() => setReplying(false), STILL_MS);
          }}
          onClose={close}
          onDiscard={() => {
            writing.discard(() => setOpen(true));
            sending.unblock();
            close();
          }}
        />
      ) : (
        <ClosedComposer writing={writing} onStart={start} />
      )}
    </section>
  );
}
