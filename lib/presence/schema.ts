import { z } from "zod";

/** A page says that somebody has a ticket open; `leaving`: that they close it. */
export const Touch = z.object({
  /** Whether they are writing a reply; left out: as before. */
  replying: z.boolean().optional(),
  leaving: z.boolean().optional(),
});
