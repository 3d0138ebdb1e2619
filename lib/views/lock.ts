import "server-only";
import type { Context } from "@/lib/context";
import type { Prisma, SavedView } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { viewLine, visibleViews } from "./find";

/**
 * The view, locked for a change by somebody who may make it.
 * @throws AppError not_found (also for a private one of somebody else), forbidden
 */
export async function lockView(
  context: Context,
  tx: Prisma.TransactionClient,
  id: number,
): Promise<SavedView> {
  await tx.$queryRaw`SELECT id FROM saved_view WHERE id = ${id} FOR UPDATE`;
  const view = await tx.savedView.findFirst({ where: { AND: [{ id }, visibleViews(context)] } });
  if (!view) throw new AppError("not_found", "This view does not exist any more.");
  if (!viewLine(context, view).changeable)
    throw new AppError("forbidden", `Only its owner or an administrator can change “${view.name}”.`);
  return view;
}
