import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { CustomerCard } from "@/lib/tickets/views";

export type CustomerView = CustomerCard & { blockedBy: string | null };

/** One customer; null when there is none with this id. @throws AppError forbidden */
export async function findCustomer(context: Context, id: number): Promise<CustomerView | null> {
  requireStaff(context);
  const customer = await context.db.prisma.customer.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      phone: true,
      organisation: true,
      notes: true,
      blockedAt: true,
      createdAt: true,
      blockedBy: { select: { name: true } },
    },
  });
  return customer && { ...customer, blockedBy: customer.blockedBy?.name ?? null };
}
