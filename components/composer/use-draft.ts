import { useEffect, useRef, useState } from "react";
import { ask, DeskError } from "@/components/desk/ask";
import type { Draft, DraftSave, SavedDraft } from "@/lib/drafts/schema";
import { copyKey, type DraftCopy, readCopy, weigh, writeCopy } from "./draft-copy";
import { DraftSaver, MOST_LAST_BREATH, type SaveStatus } from "./draft-saver";

type Options = {
  ticket: number | "new";
  staffId: number;
  initial: Draft | null;
  /** What this browser had kept and the server never got: to be shown instead. */
  onCopy: (copy: DraftCopy) => void;
};

/** Keeps a draft on the server, and how that stands. */
export function useDraft({ ticket, staffId, initial, onCopy }: Options) {
  const [status, setStatus] = useState<SaveStatus>(() => (initial ? { is: "saved" } : { is: "none" }));
  const key = copyKey(staffId, ticket);
  /** A deletion on its way, which the next saving must not overtake. */
  const deleting = useRef<Promise<unknown>>(null);
  const [saver] = useState(
    () =>
      new DraftSaver(
        {
          put: async (save) => {
            if (deleting.current) await deleting.current;
            return put(ticket, save);
          },
          keep: (copy) => writeCopy(key, copy),
          failure: (thrown) =>
            thrown instanceof DeskError
              ? { code: thrown.code, message: thrown.message }
              : { code: "internal", message: "Something went wrong." },
          told: setStatus,
        },
        initial && { id: initial.id, revision: initial.revision },
      ),
  );

  const begin = useRef({ initial, onCopy });
  useEffect(() => {
    const { initial, onCopy } = begin.current;
    const copy = readCopy(key);
    const choice = weigh(copy, initial);
    if (!copy || choice === "theirs") writeCopy(key, null);
    else {
      onCopy(copy);
      if (choice === "mine") saver.change(copy.content);
      else saver.dispute(copy.content);
    }
  }, [key, saver]);

  useEffect(() => {
    const leave = () => saver.leave();
    const hide = () => document.visibilityState === "hidden" && leave();
    const online = () => void saver.flush();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("online", online);
      leave();
    };
  }, [saver]);

  return {
    status,
    saver,
    /** What the server has now. */
    read: () => ask<Draft | null>(`/desk/drafts/${ticket}`),
    /** Throws it away for good. */
    remove: () => {
      const gone = ask(`/desk/drafts/${ticket}`, { method: "DELETE" }).catch(() => undefined);
      deleting.current = gone;
      void gone.then(() => {
        if (deleting.current === gone) deleting.current = null;
      });
    },
  };
}

/** A file that was uploaded before a word was written has made an empty draft: that one is to be filled, not disputed. */
async function put(ticket: number | "new", save: DraftSave) {
  const path = `/desk/drafts/${ticket}`;
  const keepalive = save.body.length <= MOST_LAST_BREATH;
  const send = (input: DraftSave) => ask<SavedDraft>(path, { method: "PUT", input, keepalive });
  try {
    return await send(save);
  } catch (error) {
    if (!(error instanceof DeskError && error.code === "conflict") || save.revision !== null) throw error;
    const draft = await ask<Draft | null>(path);
    if (draft?.body !== "" || Object.keys(draft.fields).length > 0) throw error;
    return send({ ...save, revision: draft.revision });
  }
}
