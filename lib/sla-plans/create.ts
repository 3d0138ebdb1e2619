import "server-only";
import { changeCatalog } from "@/lib/catalog/change";
import type { Context } from "@/lib/context";
import type { SlaPlan } from "@/lib/db/generated/client";
import { nameKey } from "@/lib/names";
import { validate } from "@/lib/validate";
import { SLA_PLAN } from "./kind";
import { NewSlaPlan } from "./schema";

/** Adds an SLA plan. @throws AppError forbidden, invalid, conflict (the name is taken) */
export function createSlaPlan(context: Context, input: unknown): Promise<SlaPlan> {
  return changeCatalog(context, SLA_PLAN, async (tx) => {
    const { name, graceHours } = validate(NewSlaPlan, input);
    const row = await tx.slaPlan.create({ data: { name, nameKey: nameKey(name), graceHours } });
    return { row, action: "created", details: { graceHours } };
  });
}
