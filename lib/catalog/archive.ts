import "server-only";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { validate } from "@/lib/validate";
import { changeCatalog, existing, type Kind, type Tx } from "./change";
import { ItemId } from "./schema";

type Row = { id: number; name: string; isDefault?: boolean; archivedAt: Date | null };

/** The two calls of a Prisma delegate that are needed here, so that one function serves three tables. */
type Table<R extends Row> = {
  findUnique(args: { where: { id: number } }): PromiseLike<R | null>;
  update(args: { where: { id: number }; data: { archivedAt: Date | null } }): PromiseLike<R>;
};

/**
 * Archives an item: new tickets can't be given it any more, old ones keep it. Twice is the same as once.
 * @throws AppError forbidden, not_found, conflict (it is the default)
 */
export function archiveItem<R extends Row>(
  context: Context,
  kind: Kind,
  table: (tx: Tx) => Table<R>,
  input: unknown,
): Promise<R> {
  return changeCatalog(context, kind, async (tx) => {
    const { id } = validate(ItemId, input);
    const row = existing(kind, await table(tx).findUnique({ where: { id } }));
    if (row.archivedAt) return { row, action: null };
    if (row.isDefault)
      throw new AppError(
        "conflict",
        `“${row.name}” is the default ${kind.noun}; make another one the default first.`,
      );
    return {
      row: await table(tx).update({ where: { id }, data: { archivedAt: new Date() } }),
      action: "archived",
    };
  });
}

/** Takes an item out of the archive. @throws AppError forbidden, not_found */
export function restoreItem<R extends Row>(
  context: Context,
  kind: Kind,
  table: (tx: Tx) => Table<R>,
  input: unknown,
): Promise<R> {
  return changeCatalog(context, kind, async (tx) => {
    const { id } = validate(ItemId, input);
    const row = existing(kind, await table(tx).findUnique({ where: { id } }));
    if (!row.archivedAt) return { row, action: null };
    return { row: await table(tx).update({ where: { id }, data: { archivedAt: null } }), action: "restored" };
  });
}
