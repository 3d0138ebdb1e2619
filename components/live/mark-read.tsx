"use client";

import { useEffect } from "react";
import { ask } from "@/components/desk/ask";
import { useTellHere } from "./use-live";

type MarkReadProps = {
  ticketId: number;
  /** The newest message on the page. */
  messageId: number;
};

/** Remembers that the reader has seen this ticket down to this message, once the page is looked at. */
export function MarkRead({ ticketId, messageId }: MarkReadProps) {
  const tellHere = useTellHere();
  useEffect(() => {
    const over = new AbortController();
    const mark = async () => {
      if (document.hidden) return;
      over.abort();
      const read = ask<{ changed: boolean }>(`/desk/read/${ticketId}`, {
        method: "POST",
        input: { messageId },
      });
      // Not marked this time: the ticket stays unread, and the next look at it tries again.
      const { changed } = await read.catch(() => ({ changed: false }));
      if (changed) tellHere({ lists: true });
    };
    document.addEventListener("visibilitychange", mark, { signal: over.signal });
    void mark();
    return () => over.abort();
  }, [ticketId, messageId, tellHere]);
  return null;
}
