import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";

/** What to call a customer in a filter; null when there is none with this id. */
export async function findCustomerName(context: Context, id: number): Promise<string | null> {
  requireStaff(context);
  const customer = await context.db.prisma.customer.findUnique({
    where: { id },
    select: { name: true, email: true },
  });
  return customer && (customer.name || customer.email);
}
