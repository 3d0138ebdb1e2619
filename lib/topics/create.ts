import "server-only";
import { changeCatalog, pointAt } from "@/lib/catalog/change";
import type { Context } from "@/lib/context";
import type { HelpTopic } from "@/lib/db/generated/client";
import { DEPARTMENT } from "@/lib/departments/kind";
import { nameKey } from "@/lib/names";
import { validate } from "@/lib/validate";
import { TOPIC } from "./kind";
import { NewTopic } from "./schema";

/** Adds a help topic. @throws AppError forbidden, invalid, conflict (the name is taken) */
export function createTopic(context: Context, input: unknown): Promise<HelpTopic> {
  return changeCatalog(context, TOPIC, async (tx) => {
    const { name, departmentId, priority } = validate(NewTopic, input);
    await pointAt("departmentId", DEPARTMENT, tx.department, departmentId);
    const row = await tx.helpTopic.create({ data: { name, nameKey: nameKey(name), departmentId, priority } });
    return { row, action: "created", details: { departmentId, priority } };
  });
}
