import { z } from "zod";
import { idFromText } from "@/lib/id-schema";

/** The name of a department, help topic or SLA plan. Unique in any case, see lib/names.ts. */
export const itemName = z
  .string("is required.")
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\s\0]+/g, " ")
      .trim(),
  )
  .pipe(z.string().min(1, "is required.").max(100, "must be at most 100 characters."));

export const ItemId = z.object({ id: idFromText });

/** A choice that may be left open; a form sends that as an empty text. */
export const optionalId = z.preprocess(
  (value) => (value === "" ? null : value),
  idFromText.nullable().default(null),
);

/** The id at the end of a page's address; 0, which no row has, for what is none. */
export const pathId = (text: string): number => idFromText.catch(0).parse(text);
