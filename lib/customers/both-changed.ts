import { AppError } from "@/lib/errors";
import type { CustomerCard } from "@/lib/tickets/views";

/** What staff may change about a customer. */
export const FIELDS = ["name", "email", "phone", "organisation", "notes"] as const;
type Kept = Pick<CustomerCard, (typeof FIELDS)[number]>;

/**
 * What was typed, and for the fields that were left alone what a colleague has written into them meanwhile.
 * @throws AppError conflict naming the fields that both have changed
 */
export function withOthers(before: Kept, typed: Kept, seen: Partial<Kept>): Kept {
  const moved = FIELDS.filter((field) => field in seen && seen[field] !== before[field]);
  const clashing = moved.filter((field) => typed[field] !== seen[field] && typed[field] !== before[field]);
  if (clashing.length > 0)
    throw new AppError("conflict", "A colleague has changed this customer in the meantime.", {
      fields: clashing.map((field) => ({
        field,
        message: `is “${before[field] ?? ""}” by now; save again to overwrite that.`,
      })),
    });
  const kept = moved.filter((field) => typed[field] === seen[field]).map((field) => [field, before[field]]);
  return { ...typed, ...Object.fromEntries(kept) };
}
