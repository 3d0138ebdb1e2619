import { z } from "zod";
import { ItemId, itemName, optionalId } from "@/lib/catalog/schema";

/** No SLA plan of its own: the default plan counts. */
export const NewDepartment = z.object({ name: itemName, slaPlanId: optionalId });
export const DepartmentChange = NewDepartment.extend(ItemId.shape);
