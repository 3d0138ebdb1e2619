import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { lockView } from "./lock";
import { recordViewChange } from "./record";
import { ViewId } from "./schema";

/** What saving it again takes. */
export type DeletedView = { id: number; name: string; shared: boolean; query: string };

/**
 * Deletes a view; its tickets stay where they are.
 * @throws AppError forbidden (somebody else's shared one), not_found
 */
export async function deleteView(context: Context, input: unknown): Promise<DeletedView> {
  requireStaff(context);
  const { id } = validate(ViewId, input);
  const { name, shared, query } = await context.db.prisma.$transaction(async (tx) => {
    const view = await lockView(context, tx, id);
    if (view.shared) await recordViewChange(context, tx, "view.deleted", view);
    return tx.savedView.delete({ where: { id } });
  });
  if (shared) announce(context.db, { lists: true });
  return { id, name, shared, query };
}
