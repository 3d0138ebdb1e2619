import { z } from "zod";
import { emailAddress } from "@/lib/email-address";
import { idFromText } from "@/lib/id-schema";
import { storable, text } from "@/lib/text";

const optionalText = (max: number) =>
  z.preprocess(
    (value) => (value === null || (typeof value === "string" && value.trim() === "") ? null : value),
    text(max).nullable(),
  );

export const CustomerId = z.object({ id: idFromText });

/** What staff keep about a customer. */
export const CustomerChange = z.object({
  id: idFromText,
  name: text(200),
  email: emailAddress,
  phone: optionalText(50).default(null),
  organisation: optionalText(200).default(null),
  notes: z
    .string()
    .transform((value) => storable(value).trim())
    .refine((value) => value.length <= 10_000, "must be at most 10,000 characters.")
    .default(""),
  /** What stood in the form at first: where that is no longer so, a colleague's change is not overwritten unseen. */
  seen: z
    .object({
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      organisation: z.string().nullable(),
      notes: z.string(),
    })
    .partial()
    .default({}),
});
