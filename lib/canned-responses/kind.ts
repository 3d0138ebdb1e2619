import type { Kind } from "@/lib/catalog/change";

export const CANNED_RESPONSE: Kind = { type: "canned_response", noun: "canned response" };
