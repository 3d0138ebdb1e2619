import "server-only";
import { recordChange } from "@/lib/audit/record";
import type { Context } from "@/lib/context";
import type { Prisma, SavedView } from "@/lib/db/generated/client";

/** Shared views change what colleagues see, so who changed one is kept; a private one is its owner's business. */
export const recordViewChange = (
  context: Context,
  tx: Prisma.TransactionClient,
  action: "view.shared" | "view.changed" | "view.deleted",
  { id, name, shared, query }: SavedView,
): Promise<void> =>
  recordChange(context, tx, {
    action,
    subjectType: "view",
    subjectId: id,
    subject: name,
    details: { shared, query },
  });
