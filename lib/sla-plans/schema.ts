import { z } from "zod";
import { ItemId, itemName } from "@/lib/catalog/schema";

/** A year: longer promises are none. */
export const MAX_GRACE_HOURS = 8760;

const graceHours = z.preprocess(
  (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
  z.coerce
    .number({ error: "must be a whole number of hours." })
    .int("must be a whole number of hours.")
    .min(1, "must be at least 1 hour.")
    .max(MAX_GRACE_HOURS, `must be at most ${MAX_GRACE_HOURS.toLocaleString("en")} hours, a year.`),
);

export const NewSlaPlan = z.object({ name: itemName, graceHours });
export const SlaPlanChange = NewSlaPlan.extend(ItemId.shape);
