import type { Draft } from "@/lib/drafts/schema";

const open = new Map<number, (draft: Draft) => void>();

/** Lets a message that is taken back find its composer again; answers how to leave. */
export function enterComposer(ticketId: number, restore: (draft: Draft) => void): () => void {
  open.set(ticketId, restore);
  return () => {
    if (open.get(ticketId) === restore) open.delete(ticketId);
  };
}

/** Puts a message that was taken back into its ticket's composer; false when that is on no page any more. */
export function restoreIn(ticketId: number, draft: Draft): boolean {
  const restore = open.get(ticketId);
  restore?.(draft);
  return restore !== undefined;
}
