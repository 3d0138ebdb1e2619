import type { CustomerCard } from "@/lib/tickets/views";

/**
 * What the form began with, for the server to compare. Fields that the reader has been told of are left out: saving
 * again means them.
 */
export function seenCustomer(
  { name, email, phone, organisation, notes }: CustomerCard,
  told: ReadonlySet<string>,
): Partial<CustomerCard> {
  const all = { name, email, phone, organisation, notes };
  return Object.fromEntries(Object.entries(all).filter(([field]) => !told.has(field)));
}
