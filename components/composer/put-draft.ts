import { DeskError } from "@/components/desk/ask";
import type { DraftSave, SavedDraft } from "@/lib/drafts/schema";
import { MOST_LAST_BREATH } from "./draft-saver";

/** Saves a draft; a small one arrives even when the page goes meanwhile, which `ask` does not promise. */
export async function putDraft(ticket: number | "new", save: DraftSave): Promise<SavedDraft> {
  let response: Response;
  try {
    response = await fetch(`/desk/drafts/${ticket}`, {
      method: "PUT",
      body: JSON.stringify(save),
      headers: { "content-type": "application/json" },
      keepalive: save.body.length <= MOST_LAST_BREATH,
    });
  } catch {
    throw new DeskError("offline", "The help desk can't be reached; check your connection.");
  }
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer;
  const { code = "internal", message = "Something went wrong." } = answer?.error ?? {};
  throw new DeskError(code, message);
}
