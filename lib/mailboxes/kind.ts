import type { Kind } from "@/lib/catalog/change";

export const MAILBOX: Kind = { type: "mailbox", noun: "mailbox" };
