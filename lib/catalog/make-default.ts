import "server-only";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { validate } from "@/lib/validate";
import { changeCatalog, existing, type Kind, type Tx } from "./change";
import { ItemId } from "./schema";

type Row = { id: number; name: string; isDefault: boolean; archivedAt: Date | null };

type Table<R extends Row> = {
  findUnique(args: { where: { id: number } }): PromiseLike<R | null>;
  findFirst(args: { where: { isDefault: boolean } }): PromiseLike<R | null>;
  update(args: { where: { id: number }; data: { isDefault: boolean } }): PromiseLike<R>;
};

/**
 * Makes an item the one default; the former default stops being it.
 * @throws AppError forbidden, not_found, conflict (it is archived)
 */
export function makeItemDefault<R extends Row>(
  context: Context,
  kind: Kind,
  table: (tx: Tx) => Table<R>,
  input: unknown,
): Promise<R> {
  return changeCatalog(context, kind, async (tx) => {
    const { id } = validate(ItemId, input);
    const row = existing(kind, await table(tx).findUnique({ where: { id } }));
    if (row.isDefault) return { row, action: null };
    if (row.archivedAt)
      throw new AppError("conflict", `“${row.name}” is archived; restore it before making it the default.`);
    const former = await table(tx).findFirst({ where: { isDefault: true } });
    // A partial unique index allows one default at any moment: the former goes first.
    if (former) await table(tx).update({ where: { id: former.id }, data: { isDefault: false } });
    return {
      row: await table(tx).update({ where: { id }, data: { isDefault: true } }),
      action: "made_default",
      details: { former: former?.name ?? null },
    };
  });
}
