import type { Kind } from "@/lib/catalog/change";

export const TOPIC: Kind = { type: "topic", noun: "help topic" };
