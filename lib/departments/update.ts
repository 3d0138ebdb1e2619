import "server-only";
import { changeCatalog, edited, existing, pointAt } from "@/lib/catalog/change";
import { differences } from "@/lib/catalog/differences";
import type { Context } from "@/lib/context";
import type { Department } from "@/lib/db/generated/client";
import { nameKey } from "@/lib/names";
import { SLA_PLAN } from "@/lib/sla-plans/kind";
import { validate } from "@/lib/validate";
import { DEPARTMENT } from "./kind";
import { DepartmentChange } from "./schema";

/**
 * Renames a department or gives it another SLA plan; tickets that exist keep their due time.
 * @throws AppError forbidden, invalid, not_found, conflict (the name is taken)
 */
export function updateDepartment(context: Context, input: unknown): Promise<Department> {
  return changeCatalog(context, DEPARTMENT, async (tx) => {
    const { id, name, slaPlanId } = validate(DepartmentChange, input);
    const before = existing(DEPARTMENT, await tx.department.findUnique({ where: { id } }));
    await pointAt("slaPlanId", SLA_PLAN, tx.slaPlan, slaPlanId, before.slaPlanId);
    const row = await tx.department.update({
      where: { id },
      data: { name, nameKey: nameKey(name), slaPlanId },
    });
    return edited(row, differences(before, { name, slaPlanId }));
  });
}
