import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { CustomerCard, FailingAddress } from "@/lib/tickets/views";

export type CustomerView = CustomerCard & { blockedBy: string | null; failing: FailingAddress | null };

/** One customer; null when there is none with this id. @throws AppError forbidden */
export async function findCustomer(context: Context, id: number): Promise<CustomerView | null> {
  requireStaff(context);
  const customer = await context.db.prisma.customer.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      emailKey: true,
      phone: true,
      organisation: true,
      notes: true,
      blockedAt: true,
      createdAt: true,
      blockedBy: { select: { name: true } },
    },
  });
  if (!customer) return null;
  const { emailKey, blockedBy, ...card } = customer;
  const failing = await context.db.prisma.failingAddress.findUnique({
    where: { emailKey, permanent: true },
    select: { since: true, reason: true },
  });
  return {
    ...card,
    blockedBy: blockedBy?.name ?? null,
    failing: failing && { since: failing.since.toISOString(), reason: failing.reason },
  };
}
