import { z } from "zod";
import { ItemId, itemName, optionalId } from "@/lib/catalog/schema";
import { storable } from "@/lib/text";

const MOST_CHARS = 100_000;

export const NewCannedResponse = z.object({
  name: itemName,
  /** HTML as the editor writes it, with variables. */
  body: z.string("is required.").max(MOST_CHARS, "is too long.").transform(storable),
  /** Offered on this department's tickets only; null: on all. */
  departmentId: optionalId,
});

export const CannedResponseChange = NewCannedResponse.extend(ItemId.shape);

/** One answer to choose from, filled in for a ticket; `text` is the beginning of its plain text, for a list. */
export type CannedResponseChoice = { id: number; name: string; html: string; text: string };
