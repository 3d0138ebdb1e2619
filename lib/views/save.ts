import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { validate } from "@/lib/validate";
import { viewLine } from "./find";
import { lockView } from "./lock";
import { viewQuery } from "./query";
import { recordViewChange } from "./record";
import { NewView, ViewChange, type ViewLine } from "./schema";

/**
 * Keeps a filter, its sort and its columns under a name.
 * @throws AppError forbidden, invalid
 */
export async function saveView(context: Context, input: unknown): Promise<ViewLine> {
  requireStaff(context);
  const { actor, db } = context;
  if (actor.type !== "staff") throw new AppError("forbidden", "A view belongs to a member of staff.");
  const { name, shared, query, id } = validate(NewView, input);
  const view = await db.prisma.$transaction(async (tx) => {
    const made = await tx.savedView.create({
      data: { ...(await freedId(tx, id)), staffId: actor.id, name, shared, query: viewQuery(query) },
    });
    if (shared) await recordViewChange(context, tx, "view.shared", made);
    return made;
  });
  if (shared) announce(db, { lists: true });
  return viewLine(context, view);
}

/** A number that was given out once and is nobody's now; links to the view lead to it again. */
async function freedId(tx: Prisma.TransactionClient, id: number | undefined): Promise<{ id?: number }> {
  if (id === undefined) return {};
  const free = await tx.$queryRaw<unknown[]>`SELECT last_value FROM saved_view_id_seq
    WHERE last_value >= ${id} AND NOT EXISTS (SELECT FROM saved_view WHERE id = ${id})`;
  return free.length > 0 ? { id } : {};
}

/**
 * Renames a view, shares it or keeps it private, or gives it another filter.
 * @throws AppError forbidden (somebody else's shared one), not_found, invalid
 */
export async function changeView(context: Context, input: unknown): Promise<ViewLine> {
  requireStaff(context);
  const { id, query, ...set } = validate(ViewChange, input);
  const { before, after } = await context.db.prisma.$transaction(async (tx) => {
    const before = await lockView(context, tx, id);
    const data = { ...set, ...(query === undefined ? {} : { query: viewQuery(query) }) };
    const after = await tx.savedView.update({ where: { id }, data });
    if (before.shared || after.shared) await recordViewChange(context, tx, "view.changed", after);
    return { before, after };
  });
  if (before.shared || after.shared) announce(context.db, { lists: true });
  return viewLine(context, after);
}
