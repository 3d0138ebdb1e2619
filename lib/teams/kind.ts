import type { Kind } from "@/lib/catalog/change";

export const TEAM: Kind = { type: "team", noun: "team" };
