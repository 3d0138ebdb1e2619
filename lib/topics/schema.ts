import { z } from "zod";
import { ItemId, itemName, optionalId } from "@/lib/catalog/schema";
import { PRIORITIES } from "@/lib/tickets/kinds";

const priority = z.preprocess(
  (value) => (value === "" ? null : value),
  z
    .enum(PRIORITIES, { error: `must be one of ${PRIORITIES.join(", ")}.` })
    .nullable()
    .default(null),
);

/** What a topic leaves open, the defaults decide. */
export const NewTopic = z.object({ name: itemName, departmentId: optionalId, priority });
export const TopicChange = NewTopic.extend(ItemId.shape);
