import { z } from "zod";

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

/** As far as Postgres counts ids. */
const id = z.coerce.number().int().min(0).max(2_147_483_647);

export const ItemId = z.object({ id });

/** A choice that may be left open; a form sends that as an empty text. */
export const optionalId = z.preprocess((value) => (value === "" ? null : value), id.nullable().default(null));

/** The id at the end of a page's address; 0, which no row has, for what is none. */
export const pathId = (text: string): number => id.catch(0).parse(text);
