import type { Kind } from "@/lib/catalog/change";

export const SLA_PLAN: Kind = { type: "sla_plan", noun: "SLA plan" };
