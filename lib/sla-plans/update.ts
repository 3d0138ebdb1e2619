import "server-only";
import { changeCatalog, edited, existing } from "@/lib/catalog/change";
import { differences } from "@/lib/catalog/differences";
import type { Context } from "@/lib/context";
import type { SlaPlan } from "@/lib/db/generated/client";
import { nameKey } from "@/lib/names";
import { validate } from "@/lib/validate";
import { SLA_PLAN } from "./kind";
import { SlaPlanChange } from "./schema";

/**
 * Renames an SLA plan or changes its grace time, for tickets to come: a due time that was promised stays.
 * @throws AppError forbidden, invalid, not_found, conflict (the name is taken)
 */
export function updateSlaPlan(context: Context, input: unknown): Promise<SlaPlan> {
  return changeCatalog(context, SLA_PLAN, async (tx) => {
    const { id, name, graceHours } = validate(SlaPlanChange, input);
    const before = existing(SLA_PLAN, await tx.slaPlan.findUnique({ where: { id } }));
    const row = await tx.slaPlan.update({
      where: { id },
      data: { name, nameKey: nameKey(name), graceHours },
    });
    return edited(row, differences(before, { name, graceHours }));
  });
}
