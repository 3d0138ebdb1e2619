import "server-only";
import { changeCatalog, pointAt } from "@/lib/catalog/change";
import type { Context } from "@/lib/context";
import type { Department } from "@/lib/db/generated/client";
import { nameKey } from "@/lib/names";
import { SLA_PLAN } from "@/lib/sla-plans/kind";
import { validate } from "@/lib/validate";
import { DEPARTMENT } from "./kind";
import { NewDepartment } from "./schema";

/** Adds a department. @throws AppError forbidden, invalid, conflict (the name is taken) */
export function createDepartment(context: Context, input: unknown): Promise<Department> {
  return changeCatalog(context, DEPARTMENT, async (tx) => {
    const { name, slaPlanId } = validate(NewDepartment, input);
    await pointAt("slaPlanId", SLA_PLAN, tx.slaPlan, slaPlanId);
    const row = await tx.department.create({ data: { name, nameKey: nameKey(name), slaPlanId } });
    return { row, action: "created", details: { slaPlanId } };
  });
}
