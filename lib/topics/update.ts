import "server-only";
import { changeCatalog, edited, existing, pointAt } from "@/lib/catalog/change";
import { differences } from "@/lib/catalog/differences";
import type { Context } from "@/lib/context";
import type { HelpTopic } from "@/lib/db/generated/client";
import { DEPARTMENT } from "@/lib/departments/kind";
import { nameKey } from "@/lib/names";
import { validate } from "@/lib/validate";
import { TOPIC } from "./kind";
import { TopicChange } from "./schema";

/**
 * Changes a help topic's name, default department or priority, for tickets to come.
 * @throws AppError forbidden, invalid, not_found, conflict (the name is taken)
 */
export function updateTopic(context: Context, input: unknown): Promise<HelpTopic> {
  return changeCatalog(context, TOPIC, async (tx) => {
    const { id, name, departmentId, priority } = validate(TopicChange, input);
    const before = existing(TOPIC, await tx.helpTopic.findUnique({ where: { id } }));
    await pointAt("departmentId", DEPARTMENT, tx.department, departmentId, before.departmentId);
    const row = await tx.helpTopic.update({
      where: { id },
      data: { name, nameKey: nameKey(name), departmentId, priority },
    });
    return edited(row, differences(before, { name, departmentId, priority }));
  });
}
