import type { Draft } from "@/lib/drafts/schema";
import type { DraftContent } from "./draft-saver";

/** What a browser keeps of a draft that the server could not be told, and the revision it began as. */
export type DraftCopy = { content: DraftContent; revision: number | null };

export const copyKey = (staffId: number, ticket: number | "new") => `deskuss:draft:${staffId}:${ticket}`;

export function readCopy(key: string): DraftCopy | null {
  try {
    const copy = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof copy?.content?.body === "string" ? copy : null;
  } catch {
    return null;
  }
}

/** Keeps `copy`, or with null drops what is kept. A browser that keeps nothing is no reason to disturb the writer. */
export function writeCopy(key: string, copy: DraftCopy | null): void {
  try {
    if (copy) localStorage.setItem(key, JSON.stringify(copy));
    else localStorage.removeItem(key);
  } catch {
    // Full, or switched off.
  }
}

/**
 * Which of the two to go on with. `mine` continues the server's draft and is newer; `theirs` is all there is to say;
 * `dispute`: the server's has changed since this browser's was begun.
 */
export function weigh(copy: DraftCopy | null, draft: Draft | null): "mine" | "theirs" | "dispute" {
  if (!copy || same(copy.content, draft)) return "theirs";
  if (copy.revision === (draft?.revision ?? null)) return "mine";
  // Sent or discarded elsewhere since, or never got there: nothing of the server's would be lost.
  return draft ? "dispute" : "mine";
}

const same = (content: DraftContent, draft: Draft | null) =>
  content.body === (draft?.body ?? "") && (!draft || content.kind === draft.kind);
