import { useCallback, useEffect, useRef, useState } from "react";
import { ask } from "@/components/desk/ask";
import { useToast } from "@/components/ui/toast";
import type { Draft, DraftFields, DraftKind } from "@/lib/drafts/schema";
import type { DraftBase } from "./draft-saver";
import type { RichTextHandle } from "./rich-text-types";
import { useDraft } from "./use-draft";
import { useFiles } from "./use-files";

type Options = { ticket: number | "new"; staffId: number; initial: Draft | null };

const UNDO_MS = 10_000;

/** A text with its files and the draft they are kept as: what the composer of a ticket and a new ticket share. */
export function useWriting({ ticket, staffId, initial }: Options) {
  const toast = useToast();
  const [kind, setKind] = useState<DraftKind>(initial?.kind ?? "reply");
  const [body, setBody] = useState(initial?.body ?? "");
  const [fields, setFields] = useState<DraftFields>(initial?.fields ?? {});
  /** Grows when another text is put in place: that is another editor, with nothing to undo. */
  const [version, setVersion] = useState(0);
  const [handle, setHandle] = useState<RichTextHandle | null>(null);
  const now = useRef({ kind, body, fields });
  const discarded = useRef<{ forGood: () => void }>(null);

  const show = useCallback((content: { kind: DraftKind; body: string; fields: DraftFields }) => {
    now.current = content;
    setKind(content.kind);
    setBody(content.body);
    setFields(content.fields);
    setVersion((version) => version + 1);
  }, []);

  const draft = useDraft({ ticket, staffId, initial, onCopy: ({ content }) => show(content) });
  const { saver } = draft;

  const files = useFiles({
    ticket,
    initial: initial?.files ?? [],
    onChange: () => {
      // Uploading to no draft makes one, and removing the last file may leave an empty one.
      if (!saver.base || !now.current.body)
        void draft.read().then(
          (found) => saver.adopt(found && { id: found.id, revision: found.revision }),
          () => undefined,
        );
    },
  });

  const change = (part: Partial<typeof now.current>) => {
    discarded.current?.forGood();
    now.current = { ...now.current, ...part };
    saver.change(now.current);
  };

  const load = useCallback(
    (draft: Draft | null) => {
      show({ kind: draft?.kind ?? "reply", body: draft?.body ?? "", fields: draft?.fields ?? {} });
      files.replace(draft?.files ?? []);
      saver.reset(draft && { id: draft.id, revision: draft.revision });
    },
    [show, files.replace, saver],
  );

  const clear = useCallback(() => load(null), [load]);

  /** Empties it all, with ten seconds to think again. */
  const discard = (restored: () => void) => {
    const before = now.current;
    const { base } = saver;
    const kept = files.files.flatMap(({ state }) => (state.is === "there" ? [state.file] : []));
    clear();
    const forGood = () => {
      clearTimeout(timer);
      if (discarded.current === mine) discarded.current = null;
      if (base) draft.remove();
    };
    const mine = { forGood };
    const timer = setTimeout(forGood, UNDO_MS);
    discarded.current = mine;
    toast({
      message: "Draft discarded.",
      action: {
        label: "Undo",
        onClick: () => {
          if (discarded.current !== mine) {
            toast({ tone: "danger", message: "The draft is gone: you have begun another one." });
            return;
          }
          clearTimeout(timer);
          discarded.current = null;
          show(before);
          files.replace(kept);
          saver.reset(base);
          saver.change(before);
          restored();
        },
      },
    });
  };

  useEffect(() => {
    const leave = () => discarded.current?.forGood();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  /** The file that is not there yet, in words; null when all are. */
  const unready = (): string | null => {
    for (const { name, state } of files.files) {
      if (state.is === "uploading") return `“${name}” is still being uploaded.`;
      if (state.is === "failed") return `“${name}” was not uploaded: try again or remove it.`;
    }
    return null;
  };

  /**
   * Saves all there is, without the pictures that were deleted from the text. Answers the draft to send, if any, or why it
   * can't be; a conflict between windows shows itself, with its own choice.
   */
  const settle = async (): Promise<{ base: DraftBase } | { problem: string | null }> => {
    await files.dropUnused(now.current.body);
    const status = await saver.flush();
    if (status.is === "conflict") return { problem: null };
    if (status.is === "kept") return { problem: `Not sent: ${status.message} What you wrote is kept here.` };
    return { base: saver.base };
  };

  return {
    kind,
    body,
    fields,
    version,
    handle,
    files,
    status: draft.status,
    filled: body !== "" || files.files.length > 0,
    onReady: setHandle,
    setKind: (next: DraftKind) => {
      setKind(next);
      if (now.current.body) change({ kind: next });
      else now.current.kind = next;
    },
    setBody: (next: string) => {
      setBody(next);
      change({ body: next });
    },
    setFields: (part: DraftFields) => {
      const next = { ...now.current.fields, ...part };
      setFields(next);
      change({ fields: next });
    },
    keepMine: () => saver.keepMine(),
    useTheirs: async () => load(await ask<Draft | null>(`/desk/drafts/${ticket}`)),
    load,
    clear,
    discard,
    unready,
    settle,
    saveNow: () => void saver.flush(),
    /** Puts what is here against what was restored elsewhere. */
    dispute: () => saver.dispute(now.current),
  };
}

export type Writing = ReturnType<typeof useWriting>;
