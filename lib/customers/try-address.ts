import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { validate } from "@/lib/validate";
import { CustomerId } from "./schema";
import { announceTickets, type ChangedCustomer } from "./update";

/**
 * Has mail go again to a customer whose address came back: it may have been mended there. Should it come back once more,
 * it is marked again. Mails that failed meanwhile stay as they are; each has its Retry.
 * @throws AppError forbidden, invalid, not_found
 */
export async function tryAddressAgain(context: Context, input: unknown): Promise<ChangedCustomer> {
  requireStaff(context);
  const { id } = validate(CustomerId, input);
  const customer = await context.db.prisma.$transaction(async (tx) => {
    const customer = await tx.customer.findUnique({ where: { id } });
    if (!customer) throw new AppError("not_found", "This customer does not exist any more.");
    const { count } = await tx.failingAddress.deleteMany({ where: { emailKey: customer.emailKey } });
    if (count > 0)
      await recordChange(context, tx, {
        action: "customer.address_tried",
        subjectType: "customer",
        subjectId: id,
        subject: customer.name,
        details: { email: customer.email },
      });
    return customer;
  });
  await announceTickets(context, id);
  return { id, name: customer.name };
}
