import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { FIELDS, withOthers } from "./both-changed";
import { CustomerChange, CustomerId } from "./schema";

export type ChangedCustomer = { id: number; name: string };

/** Newest tickets of a renamed customer whose words are read anew; older ones are still found by the old name. */
const MOST_TICKETS = 1_000;

/**
 * Changes what is kept about a customer.
 * @throws AppError forbidden, invalid, not_found, conflict (another customer has this address)
 */
export async function updateCustomer(context: Context, input: unknown): Promise<ChangedCustomer> {
  requireStaff(context);
  const { id, seen, ...typed } = validate(CustomerChange, input);
  const { prisma } = context.db;
  try {
    await prisma.$transaction(async (tx) => {
      // Not a lock that new tickets of theirs would wait for.
      await tx.$queryRaw`SELECT id FROM customer WHERE id = ${id} FOR NO KEY UPDATE`;
      const before = await tx.customer.findUnique({ where: { id } });
      if (!before) throw new AppError("not_found", "This customer does not exist any more.");
      const wanted = withOthers(before, typed, seen);
      const fields = FIELDS.filter((field) => before[field] !== wanted[field]);
      if (fields.length === 0) return;
      await tx.customer.update({ where: { id }, data: { ...wanted, emailKey: wanted.email.toLowerCase() } });
      await recordChange(context, tx, {
        action: "customer.changed",
        subjectType: "customer",
        subjectId: id,
        subject: wanted.name,
        details: Object.fromEntries(
          fields.map((field) => [field, { from: before[field], to: wanted[field] }]),
        ),
      });
      // The task that keeps the search index takes a document without a language for one to be made anew.
      // Locked in one order, as everywhere (lib/tickets/rebuild-search.ts).
      await tx.$executeRaw`UPDATE ticket_search SET language = '' FROM (
        SELECT ticket_id FROM ticket_search WHERE ticket_id IN (
          SELECT id FROM ticket WHERE customer_id = ${id} ORDER BY id DESC LIMIT ${MOST_TICKETS})
        ORDER BY ticket_id FOR NO KEY UPDATE) AS theirs WHERE ticket_search.ticket_id = theirs.ticket_id`;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      const message = "is the address of another customer; merge their tickets instead.";
      throw new AppError("conflict", `email: ${message}`, { fields: [{ field: "email", message }] });
    }
    throw error;
  }
  await announceTickets(context, id);
  return { id, name: typed.name };
}

/** New tickets of theirs are refused, or kept in the spam folder when they come by mail. Twice is the same as once. */
export const blockCustomer = (context: Context, input: unknown): Promise<ChangedCustomer> =>
  setBlocked(context, input, true);

/** Their tickets are taken again. */
export const unblockCustomer = (context: Context, input: unknown): Promise<ChangedCustomer> =>
  setBlocked(context, input, false);

async function setBlocked(context: Context, input: unknown, blocked: boolean): Promise<ChangedCustomer> {
  requireStaff(context);
  const { id } = validate(CustomerId, input);
  const { actor, db } = context;
  const customer = await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.customer.updateMany({
      where: { id, blockedAt: blocked ? null : { not: null } },
      data: {
        blockedAt: blocked ? new Date() : null,
        blockedById: blocked && actor.type === "staff" ? actor.id : null,
      },
    });
    const customer = await tx.customer.findUnique({ where: { id }, select: { id: true, name: true } });
    if (!customer) throw new AppError("not_found", "This customer does not exist any more.");
    if (count > 0)
      await recordChange(context, tx, {
        action: blocked ? "customer.blocked" : "customer.unblocked",
        subjectType: "customer",
        subjectId: id,
        subject: customer.name,
      });
    return customer;
  });
  await announceTickets(context, id);
  return customer;
}

/** Pages that show this customer: their newest tickets'. */
export async function announceTickets({ db }: Context, customerId: number): Promise<void> {
  const tickets = await db.prisma.ticket.findMany({
    where: { customerId },
    select: { id: true },
    orderBy: { id: "desc" },
    take: 50,
  });
  announce(db, { tickets: tickets.map(({ id }) => id) });
}
