import { z } from "zod";
import { LARGEST_ID } from "./largest-id";

/** The id of a row, as JSON holds it. */
export const id = z.number().int().min(1).max(LARGEST_ID);

/** The id of a row, from where numbers may come as text: a form, an address. */
export const idFromText = z.coerce.number().pipe(id);
