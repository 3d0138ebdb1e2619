import { z } from "zod";
import { ItemId, itemName } from "@/lib/catalog/schema";

const MOST_MEMBERS = 500;

/** Members by id; a form without a tick sends none. */
export const NewTeam = z.object({
  name: itemName,
  members: z
    .array(ItemId.shape.id)
    .max(MOST_MEMBERS, `must be at most ${MOST_MEMBERS} people.`)
    .transform((ids) => [...new Set(ids)])
    .default([]),
});
export const TeamChange = NewTeam.extend(ItemId.shape);
