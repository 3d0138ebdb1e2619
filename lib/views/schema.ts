import { z } from "zod";
import { id } from "@/lib/id-schema";
import { text } from "@/lib/text";

const name = text(60);
/** The list's URL parameters, without the question mark. */
const query = z.string().max(4_000, "is too long to be kept.");

export const NewView = z.object({
  name,
  shared: z.boolean(),
  query,
  /** The number that it had before it was deleted: an undo gives it back. */
  id: id.optional(),
});
export const ViewChange = z.object({
  id,
  name: name.optional(),
  shared: z.boolean().optional(),
  query: query.optional(),
});
export const ViewId = z.object({ id });

/** A saved view as the side bar and the list show it. */
export type ViewLine = {
  id: number;
  name: string;
  shared: boolean;
  /** The list's URL parameters, without this view's own id. */
  query: string;
  /** Whether the reader may rename, change and delete it. */
  changeable: boolean;
};
