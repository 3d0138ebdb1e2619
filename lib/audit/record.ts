import "server-only";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";

type Change = {
  action: string;
  subjectType: string;
  subjectId?: number;
  subject: string;
  details?: Prisma.InputJsonObject;
};

/** Writes who changed what, when and from where, in the transaction that makes the change. Never secrets. */
export async function recordChange(
  { actor, ip }: Context,
  tx: Prisma.TransactionClient,
  change: Change,
): Promise<void> {
  await tx.auditEntry.create({ data: { ...change, ip, staffId: actor.type === "staff" ? actor.id : null } });
}
