import { nameKey } from "@/lib/names";
import { isScope, SCOPES, type Scope } from "./scopes";

export const UNUSED_DAYS = 90;
export const ROTATE_MONTHS = 12;

/** What the list can be narrowed to. `review`: keys that carry a hint. */
export const KEY_FILTERS = { active: "Active", revoked: "Revoked", review: "To review" } as const;
export type KeyFilter = keyof typeof KEY_FILTERS;

/** Why a key deserves a look: nobody uses it, or it has been around for so long that it should be replaced. */
export type KeyHint = "unused" | "rotate";

/** A key as lists show it: everything but its hash. */
export type ListedKey = {
  id: number;
  label: string;
  /** Its first characters, to tell it from another one. */
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  /** Null: made by the system, or by somebody who is no longer known. */
  createdBy: string | null;
  revokedAt: Date | null;
  revokedBy: string | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  hint: KeyHint | null;
};

/** An entry of a key's audit trail, told. */
export type KeyChange = { id: number; at: Date; what: string; who: string | null; ip: string | null };

type Dates = { createdAt: Date; lastUsedAt: Date | null; revokedAt: Date | null };

/** The hint a key carries at `now`. One that nobody uses should go rather than be replaced, so `unused` wins. */
export function keyHint({ createdAt, lastUsedAt, revokedAt }: Dates, now: Date): KeyHint | null {
  if (revokedAt) return null;
  const quietSince = lastUsedAt ?? createdAt;
  if (now.getTime() - quietSince.getTime() > UNUSED_DAYS * 86_400_000) return "unused";
  const due = new Date(createdAt);
  due.setUTCMonth(due.getUTCMonth() + ROTATE_MONTHS);
  return now > due ? "rotate" : null;
}

/** A filter's name as the URL has it; anything else filters nothing. */
export function isKeyFilter(text: string | undefined): text is KeyFilter {
  return text !== undefined && Object.hasOwn(KEY_FILTERS, text);
}

/** Whether a key belongs in the list: its label holds `text`, whatever its case, and it is what `filter` asks for. */
export function keyMatches(
  key: { label: string; revokedAt: Date | null; hint: KeyHint | null },
  { text = "", filter }: { text?: string; filter?: KeyFilter | undefined },
): boolean {
  if (!nameKey(key.label).includes(nameKey(text))) return false;
  if (filter === "active") return key.revokedAt === null;
  if (filter === "revoked") return key.revokedAt !== null;
  return filter !== "review" || key.hint !== null;
}

/** What an entry of a key's audit trail says happened: "Ticket Creation allowed". */
export function describeKeyChange(action: string, details: unknown): string {
  const told = details !== null && typeof details === "object" ? details : {};
  switch (action) {
    case "api_key.created": {
      const scopes = "scopes" in told && Array.isArray(told.scopes) ? told.scopes.map(scopeTitle) : [];
      return scopes.length > 0 ? `Created with ${and.format(scopes)}` : "Created";
    }
    case "api_key.scope_allowed":
      return `${"scope" in told ? scopeTitle(told.scope) : "A permission"} allowed`;
    case "api_key.scope_removed":
      return `${"scope" in told ? scopeTitle(told.scope) : "A permission"} taken away`;
    case "api_key.revoked":
      return "Revoked";
    default:
      return action;
  }
}

const and = new Intl.ListFormat("en", { type: "conjunction" });

function scopeTitle(name: unknown): string {
  const text = String(name);
  return isScope(text) ? SCOPES[text].title : text;
}
