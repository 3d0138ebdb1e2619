import { z } from "zod";

/** Postgres has no NUL in text, and JSON can carry half a surrogate pair: both become U+FFFD. */
export const storable = (text: string) => text.toWellFormed().replaceAll("\0", "\uFFFD");

/** Required text of at most `max` characters, without the white space around it. */
export const text = (max: number) =>
  z
    .string({ error: (issue) => (issue.input === undefined ? "is required." : "must be text.") })
    .transform((value) => storable(value).trim())
    .refine((value) => value.length > 0, "is required.")
    .refine((value) => value.length <= max, `must be at most ${max} characters.`);
