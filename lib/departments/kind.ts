import type { Kind } from "@/lib/catalog/change";

export const DEPARTMENT: Kind = { type: "department", noun: "department" };
